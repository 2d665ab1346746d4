"""What a case can be called: the names that the seed draws from.

All companies and people are made up; domains end in ``.example`` (RFC 2606).
"""

COMPANIES = (
    ("Alder & Thread", "alderthread"), ("Bluepine Outdoor", "bluepine"), ("Bramble Yarns", "brambleyarns"),
    ("Calico Kitchen", "calicokitchen"), ("Copperleaf Tea", "copperleaf"), ("Driftwood Books", "driftwoodbooks"),
    ("Ember Candle Works", "embercandle"), ("Fennel Garden Supply", "fennelgarden"),
    ("Foxglove Paper", "foxglovepaper"), ("Gannet Cycles", "gannetcycles"), ("Harbour Ceramics", "harbourceramics"),
    ("Heron Optics", "heronoptics"), ("Juniper Toys", "junipertoys"), ("Kestrel Luggage", "kestrelluggage"),
    ("Larkspur Linen", "larkspurlinen"), ("Marrow Coffee", "marrowcoffee"), ("Nettle Soap", "nettlesoap"),
    ("Oakum Boats", "oakumboats"), ("Pepperbox Spices", "pepperbox"), ("Quillfish Pens", "quillfish"),
    ("Rookery Games", "rookerygames"), ("Saltmarsh Knitwear", "saltmarsh"), ("Tansy Flowers", "tansyflowers"),
    ("Wicker & Wren", "wickerwren"),
)  # fmt: skip
"""Fictional shops: name, and the second level of their domain."""

VENDORS = ("cardlane", "mintgate", "settle24", "tillbridge", "quickledger", "coinpath", "payhaven", "checkwise")
"""Fictional outside services."""

PEOPLE = (
    "Adaeze Okafor", "Aiko Tanaka", "Amina Diallo", "Anders Lund", "Bianca Rossi", "Bogdan Ilies", "Carmen Vega",
    "Chidi Eze", "Daria Nowak", "Dmitri Volkov", "Elif Demir", "Emeka Nwosu", "Esther Mwangi", "Farid Rahimi",
    "Freya Olsen", "Gabriel Santos", "Greta Vogel", "Hana Kim", "Hugo Lefevre", "Ines Moreau", "Ivan Petrov",
    "Jamal Haddad", "Joana Pinto", "Kofi Mensah", "Lakshmi Rao", "Leila Haidari", "Linh Tran", "Lucia Marin",
    "Mateo Cruz", "Mei Chen", "Miriam Levi", "Nadia Bakri", "Nikhil Menon", "Olga Sidorova", "Omar Farouk",
    "Paula Weiss", "Priya Nair", "Rafael Costa", "Rania Aziz", "Ruben Bakker", "Sanna Virtanen", "Sipho Dlamini",
    "Sofia Keller", "Tariq Mahmood", "Thandi Moyo", "Tomas Novak", "Uma Pillai", "Valentina Ruiz", "Wanjiru Kamau",
    "Yara Khalil", "Yusuf Kaya", "Zanele Ndlovu", "Zofia Mazur",
)  # fmt: skip
"""Names of people, with first names that occur once, so that a first name is enough for a handle."""

HOST_STYLES = (
    "{node}{number}",
    "{node}-{number:02d}",
    "{place}-{node}{number}",
    "{node}{number}.{place}",
    "prod-{node}-{number}",
)
"""How a company names its hosts."""

PLACES = ("ams", "fra", "dub", "lon", "waw", "mad", "nbo", "jnb", "bom", "sin", "gru", "iad", "pdx")
"""Where a company's hosts are, as part of their names."""
