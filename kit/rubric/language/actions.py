"""Verbs for what responders and authors of tasks do."""

from kit.rubric.language.stems import stems

INVESTIGATE = stems(
    """
    investigate investigated investigating investigation check checked checking inspect inspected inspecting analyzed
    analysed analyze analyse analyzing examined examine examining reviewed reviewing debugged debugging debug tested
    testing ran run looked verified verifying traced tracing monitored searched queried compared reproduced confirmed
    logged attached used using diagnosed diagnosing explored studied scanned profiled assessed assessing collected
    gathered pinged curled grep strace tail isolated isolating curl focused
    """
)
FIX_SPECIFIC = stems(
    """
    restart restarted restarting reboot rebooted rebooting rollback rolled roll rolling revert reverted reverting
    restore restored restoring renew renewed renewing renewal replace replaced replacing increase increased increasing
    decreased reduce reduced add added adding remove removed removing delete deleted deleting disable disabled
    disabling enable enabled enabling upgrade upgraded upgrading downgrade downgraded rewrote rewrite renamed rename
    killed kill clear cleared flushed flush purge purged scale scaled scaling provisioned allocate allocated install
    installed reinstall reinstalled deploy deployed deploying redeployed patch patched patching optimize optimized
    optimizing optimised optimise redirect redirected rerouted reroute rerouting switch switched switching failover
    block blocked blocking whitelisted limited throttled rotate rotated edit edited editing change changed changing
    update updated updating adjust adjusted adjusting applied apply applying set setting migrate migrated moved
    recreated rebuilt rebuild generated regenerate regenerated granted revoked unblocked opened open closed created
    creating expanded extended corrected modified modify modifying configured tuned tuning indexed truncated stopped
    started implemented implementing introduced introducing swapped released ran executed terminated freed refactored
    raised lowered uncommented commented chown chmod doubled pushed push balanced rebalanced redistributed mount
    mounted synchronized reset resetting removing hotfix ejected drained isolated written wrote
    """
)
"""Verbs that say what was changed."""
FIX_GENERIC = stems(
    """
    fix fixed fixing resolve resolved resolving correct corrected correcting solve solved solving address addressed
    addressing repair repaired repairing rectify rectified rectifying reconfigure reconfigured reconfiguring
    reconfiguration mitigate mitigated recover recovered handle handled resolution
    """
)
"""Verbs that say that something was mended, and not how."""
TASK_VERBS = stems(
    """
    add implement create update upgrade patch install configure review audit set setup automate monitor write test
    document schedule conduct develop deploy enable introduce establish perform define improve enhance optimize
    optimise refactor increase reduce replace remove migrate investigate build provide train educate check verify
    validate ensure use run integrate extend enforce limit rotate design prepare research evaluate explore organize
    organise assign adopt apply fix change make put disable backup back move switch scale upgrade modify revise adjust
    strengthen plan hold rewrite secure restrict require track analyze analyse expand include keep maintain
    communicate share publish purchase buy invest consider correct tune allocate find double separate split block
    clean simulate draft standardize standardise regularly periodically immediately provision renew index cache load
    practice rehearse convert lock get ask inform notify learn roll patching adding implementing setting creating
    updating
    """
)
"""Verbs that open a task."""
