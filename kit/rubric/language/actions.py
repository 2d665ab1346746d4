"""Verbs for what responders do to find the cause."""

from kit.rubric.language.stems import stems

INVESTIGATE = stems(
    """
    investigate investigated investigating investigation check checked checking inspect inspected inspecting analyzed
    analysed analyze analyse analyzing examined examine examining reviewed reviewing debugged debugging debug tested
    testing ran run looked verified verifying traced tracing monitored searched queried compared reproduced confirmed
    logged attached used using diagnosed diagnosing explored studied scanned profiled assessed assessing collected
    gathered pinged curled grep strace tail isolated isolating curl focused discover discovered found see sees seen
    look looks looking
    """
)
"""Stems of investigating."""

TOOLS = stems(
    """
    strace ltrace gdb perf tmux curl wget telnet netcat ping traceroute tcpdump wireshark dig nslookup netstat lsof
    ps htop iostat vmstat df du uptime dmesg journalctl tail grep awk sed profiler debugger postman
    """
)
"""Instruments that a concrete step names, where it names no component."""
