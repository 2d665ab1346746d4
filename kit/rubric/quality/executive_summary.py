"""Can the summary be understood without the rest: short, and in words that everyone in the company knows?

From the assignment: the summary is often all that executives read. At most 120 words, and no jargon left unexplained.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_MOST_WORDS, _FAR_TOO_MANY = 120, 200
_FEWEST_WORDS = 15
_SOME_JARGON, _MUCH_JARGON = 3, 6
_JARGON = re.compile(
    r"\b(?:[A-Za-z_]+\.(?:conf|cfg|php|py|js|yml|yaml|json|sh|pp|log|sql)|[a-z]+_[a-z_]+|/[a-z]+/[\w./-]+|[a-z]+[A-Z]\w+|"
    r"(?:ENOENT|EMFILE|ECONNREFUSED|ETIMEDOUT|TTL|OOM|JVM|GC|RPC|gRPC|TCP|UDP|NAT|BGP|CIDR|IOPS|QPS|RPS|p9\d|"
    r"mutex|deadlock|semaphore|file descriptors?|thread pool|connection pool|upstream|kernel|syscalls?|inodes?|"
    r"socket|daemon|cron|strace|iptables|sharding|failover|replication lag|race condition|stack trace|null pointer|"
    r"regex|ulimit|keepalive|backpressure))\b"
)
"""File names, identifiers and terms that nobody outside engineering uses."""
_EXPLAINS = re.compile(r"\([^()]{10,}\)|, (?:which|that|the) |—|i\.e\.|that is")


def judge(reading: Reading) -> Judgement:
    """Measure the summary and look for jargon."""
    summary = [sentence for sentence in reading.within(Role.SUMMARY) if sentence.entry is None]
    count = sum(len(sentence.words) for sentence in summary)
    if count < _FEWEST_WORDS:
        return Judgement(0, note="there is no summary that could be read alone")
    jargon = [
        (match[0], sentence)
        for sentence in summary
        for match in _JARGON.finditer(sentence.text)
        if not _explained(sentence, match)
    ]
    names = list(dict.fromkeys(name for name, _ in jargon))
    first = jargon[0][1] if jargon else summary[0]
    quote = reading.quote(first.start, first.end)
    notes = [f"{count} words"] if count > _MOST_WORDS else []
    notes += [f"unexplained: {', '.join(names[:4])}"] if len(names) >= _SOME_JARGON else []
    if not notes:
        return Judgement(2, quote, first.line)
    bad = count > _FAR_TOO_MANY or len(names) >= _MUCH_JARGON
    return Judgement(0 if bad else 1, quote, first.line, "; ".join(notes))


def _explained(sentence: Sentence, match: re.Match[str]) -> bool:
    return bool(_EXPLAINS.search(sentence.text, match.end(), match.end() + 40))


CRITERION = Criterion(
    id="executive_summary",
    code="Q11",
    scale="quality",
    section="summary",
    title="Summary for everyone",
    why="Executives, support and sales read the summary and nothing else.",
    question="Would a colleague from sales understand every word of the summary, in under a minute?",
    judge=judge,
)
