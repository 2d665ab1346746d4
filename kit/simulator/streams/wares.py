"""What each fictional shop sells: names in product addresses, in searches and in tickets."""

from functools import cache

_GENERAL = "gift-card-25 gift-card-50 starter-set spring-bundle sample-box classic-set-s classic-set-l travel-set"
_WARES = {
    "alderthread": "linen-thread-grey sewing-kit-oak wool-darning-set tailors-shears-21 button-box-horn silk-ribbon-3m",
    "bluepine": "two-person-tent-pine trail-pack-35 camp-stove-mini merino-shirt-m trekking-poles-alu down-bag-800",
    "brambleyarns": "merino-dk-bramble sock-yarn-moss circular-needles-4 mohair-lace-plum stitch-markers yarn-bowl",
    "calicokitchen": "oak-serving-board enamel-mug cast-iron-skillet-28 bread-knife-23 linen-apron proofing-basket",
    "copperleaf": "darjeeling-first-flush gunpowder-green-250g copper-kettle tea-strainer-fine rooibos-vanilla",
    "driftwoodbooks": "north-sea-stories field-guide-shore-birds blank-notebook-a5 atlas-of-islands tide-tables",
    "embercandle": "beeswax-pillar-15 cedar-jar-candle wick-trimmer tealights-50 snuffer-brass advent-set",
    "fennelgarden": "tomato-seed-mix hand-trowel-ash raised-bed-120 watering-can-9l herb-plug-tray bulb-planter",
    "foxglovepaper": "cotton-paper-a4 wax-seal-set ink-bottle-forest envelopes-c6-50 marbled-sheets letter-opener",
    "gannetcycles": "brake-pads-pair chain-11-speed pannier-20l bell-brass saddle-wide floor-pump",
    "harbourceramics": "stoneware-bowl-set mug-tide-blue serving-platter-40 egg-cups-4 teapot-harbour soap-dish",
    "heronoptics": "binoculars-8x42 lens-cloth-3 reading-glasses-2 spotting-scope-60 tripod-light case-hard",
    "junipertoys": "wooden-train-set stacking-rings puppet-fox marble-run-50 dolls-house-kit rattle-beech",
    "kestrelluggage": "cabin-case-38l packing-cubes-4 leather-tag duffel-60 laptop-sleeve-14 shoe-bag-pair",
    "larkspurlinen": "linen-sheet-king pillowcase-pair bath-towel-sage tablecloth-250 napkins-6 duvet-cover-double",
    "marrowcoffee": "espresso-blend-1kg pour-over-set hand-grinder filter-papers-100 decaf-250g tasting-flight",
    "nettlesoap": "nettle-bar-3 shampoo-bar-pine shaving-set soap-saver salve-tin bath-salts-500",
    "oakumboats": "caulking-set rope-hemp-20m varnish-tung-1l rowlock-pair boat-hook compass-brass",
    "pepperbox": "smoked-paprika-100g pepper-mill-18 curry-box saffron-1g mortar-granite salt-flakes-250",
    "quillfish": "fountain-pen-fine ink-cartridges-12 desk-blotter notebook-dotted pen-roll nib-set",
    "rookerygames": "chess-set-travel dice-tower card-sleeves-100 puzzle-1000-rooks board-game-harvest meeples-40",
    "saltmarsh": "fisherman-jumper-l beanie-kelp scarf-marsh mittens-pair socks-3 cardigan-m",
    "tansyflowers": "spring-bouquet vase-clear-25 dried-posy peony-bunch subscription-3-months card-handwritten",
    "wickerwren": "laundry-basket-tall bread-basket bird-feeder-wren picnic-hamper-4 lampshade-willow log-basket",
}


@cache
def wares_of(domain: str) -> tuple[str, ...]:
    """What the shop of a domain sells, as slugs; best sellers first."""
    return tuple(f"{_WARES.get(domain.partition('.')[0], '')} {_GENERAL}".split())


@cache
def in_words(slug: str) -> str:
    """A product as a customer would call it: the slug without its numbers."""
    return " ".join(part for part in slug.split("-") if part.isalpha() and len(part) > 1)
