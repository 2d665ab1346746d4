"""Phrases by which a text tells how something was mended."""

from kit.rubric.language.causes import NAMES_CAUSE
from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.language.stems import stems

FIXING = stems(
    """
    restart restarted restarting reboot rebooted rollback rolled roll rolling revert reverted reverting restore
    restored restoring renew renewed renewing replace replaced replacing increase increased increasing decrease
    decreased reduce reduced add added adding remove removed removing delete deleted deleting disable disabled
    disabling enable enabled enabling upgrade upgraded upgrading downgrade downgraded downgrading rewrite rewrote
    rewritten rename renamed kill killed killing clear cleared clearing flush flushed purge purged scale scaled
    scaling allocate allocated install installed installing reinstall reinstalled deploy deployed redeployed patch
    patched patching optimize optimized optimizing optimised optimise redirect redirected reroute rerouted switch
    switched switching block blocked blocking whitelist whitelisted throttled rotate rotated edit edited editing
    change changed changing update updated updating adjust adjusted adjusting applied applying apply set setting
    migrate migrated move moved recreate recreated rebuild rebuilt generate generated regenerated grant granted revoke
    revoked unblock unblocked allow allowing allowed open opened close closed create created creating expand expanded
    extend extended correct corrected correcting modify modified modifying configure configured reconfigure
    reconfigured reconfiguring tune tuned stop stopped start started swap swapped release released terminate
    terminated freed refactored raise raised lower lowered doubled push pushed reset fix fixed fixing resolve resolved
    resolving solve solved solving address addressed repair repaired rectify rectified mitigate mitigated implement
    implemented implementing isolated rectifying reconfiguration renewal replacement limited synchronized resynced
    unmounted remounted chmod chown failover recovered hotfix tamed reactivated reissued reloaded rebalanced
    redistributed shut introduced introducing point pointed pointing halved split shrunk copy copied copying put putting
    turned plugged unplugged replugged powered cleaned cleaning emptied trimmed truncated archived resized dropped
    published republished registered reapplied rebound banned purged evicted drained
    synchronised synchronise exchange exchanged given unlocked unset exported imported loaded redid undid undo undone
    """
)
"""Stems one of which any such sentence holds."""

_THING = r"(?:(?!on\b|for\b|by\b|so\b|that\b|and\b|to\b)[\w'’/.-]+ ){0,5}?"
CONCRETE = phrases(
    rf"""
    (?:was|were|been|being|is|are) (?:\w+ )?(?:raised|increased|reduced|lowered|expanded|extended|moved|migrated
    pointed|switched|recreated|re-created|swapped|doubled|halved|shrunk|split|allocated|limited
    scaled) (?:\w+ ){{0,3}}?(?:to|from|by|on|into|off|back|up)
    (?:roll(?:ed|ing)?[ -]?back|revert(?:ed|ing)?|rollback of|restor(?:ed|ing) (?:the |an? )?(?:previous|earlier|last
    old|backup|original|correct|proper))(?! (?:mechanism|plan|strateg|procedure|process))
    (?:renew|replac|remov|delet|kill|disabl|enabl|upgrad|downgrad|renam|flush|purg|truncat|rewr|reinstall|uninstall
    revok|terminat|whitelist|unblock|rerout|regenerat|recreat|rebuil|reissu|swapp|rotat|doubl|index|resync|synchroni[sz]
    uncomment|comment|unmount|exchang)(?:e|es|ed|ing|ied|ote|itten|t|ting|ly)?(?! the (?:issue|problem))
    (?:clear|add|increas|expand|extend|rais|lower|reduc|decreas|grant|allocat|mov|migrat|switch|block|creat|install
    redirect|scal|edit|chang|limit|throttl|swap|stopp|allow|open|clos|manual|free|cop|clean|empt|trim|truncat|publish
    plug|unplug|drop|drain|unlock|reload|writ|wrot|set|put|turn|shorten|lengthen)(?:e|es|ed|ing|ped|ping|y|ied|med
    ning|ged
    ly correct\w*|ly sync\w*|ly renew\w*)? {_THING}(?:<component>)s?
    """,
    component=any_of(
        """
    pool,limit,deadlock,lock,disk,memory,space,size,timeout,cache,index,file,key,port,traffic,request,server,instance,
    permission,certificate,rule,cable,query,queries,record,endpoint,line,extension,log,connection,user,group,address,
    ip,backup,replica,bucket,container,process,node,database,script,header,path,symbolic link,package,version,dns,
    domain,provider,region,zone,route,secondary,standby,primary,master,module,table,column,job,queue,volume,token,
    secret,variable,flag,policy,semicolon,comma,bracket,brace,letter,character,quote,slash,dot,word,entry,target,setting
    """
    ),
)
"""A change that says what is different now."""

BLURRED = phrases(
    r"""
    (?:fix|correct|resolv|solv|address|repair|rectif|reconfigur|adjust|updat|modif|optimi[sz]|patch|implement|appl
    mitigat|tun|configur|exchang|synchroni|restart|reboot|restor|recover|improv|deploy|introduc|handl|chang)\w*
    """
)
"""A change told in general terms."""

DETAIL = phrases(
    r"""
    [\w-]+\.(?:conf|cfg|php|phpp|py|js|html|yml|yaml|json|xml|sh|pp|ini|log|rb|go|java|sql|env|service|ts|css|cnf|d
    txt|md)
    /[a-z][\w.-]+/[\w./-]*
    (?:ports?|line|error|version|v) \d+
    (?:sudo|chmod|chown|systemctl|service \w+ (?:re)?start|kill -?\d*|sed|grep|strace|kubectl|docker|iptables|ufw
    ps aux|curl|ulimit|puppet)
    (?:configuration|config|settings?|conf) file
    (?:limit|timeout|ulimit|quota|max(?:imum)?|minimum|buffer|threshold|parameter|variable|flag|symbolic link|syntax
    permissions?|certificate|index|replica|worker process(?:es)?|hard drive|disk|log rotation|failover|rate limit\w*
    access control)\w*
    from \d[\w.]* to \d[\w.]*
    git (?:push|revert|reset|checkout|merge|pull|rebase|cherry-pick)|npm|pip|apt(?:-get)?|yum|certbot|rsync|scp|crontab
    (?:alter|create|drop|optimize|truncate) (?:table|index|user|database)
    """
)
"""What makes a change concrete though its verb is general: a file, a command, a port, a parameter."""

UNSAID = phrases(
    r"""
    (?:issue|problem|bug|error|incident|outage|fault|glitch|it|everything|service|website|site|system|functionality
    operation|operations|performance|order|access|normality)s? (?:\w+ ){0,3}?(?:fixed|resolved|corrected|addressed
    solved|handled|rectified|restored|mitigated|recovered)
    (?:fix|resolv|correct|address|solv|restor|rectif|mitigat
    recover)\w* (?:the |this |our |that |all )*(?:\w+ )?(?:issue|problem|bug|error|incident|outage|service
    functionality|situation|site|website|system|operations)s?
    """
)
"""The problem was fixed: no more than that."""

SAYS_FIX = phrases(
    r"""
    (?:solution|resolution|fix|remedy) (?:was|involved|included|is)|(?:fixed|solved|resolved|corrected|addressed
    remedied) (?:it |this |the \w+ )?by|to (?:fix|resolve|solve|address|rectify|correct|restore|mitigate)
    """
)
"""Phrases that announce a fix, also where the section is about the cause."""

LATER = phrases(
    r"""
    (?:to|will|would|should|must|can) (?:help )?(?:prevent|avoid|ensure (?:that )?(?:this|similar|such))
    in the future|going forward|future (?:issues|occurrences|incidents|outages)|similar (?:issues|incidents|problems)
    mechanism|monitoring|to prevent recurrence
    """
)
"""A measure for next time, told among the fixes."""

_EFFECT = phrases(r"(?:result(?:ed|ing) in|led to|leading to|caus(?:ed|ing)|unable to|in turn)")


def about_fix(lower: str) -> bool:
    """Whether a lower-case sentence that stands among cause and fix is about the fix."""
    if SAYS_FIX.search(lower):
        return True
    return not NAMES_CAUSE.search(lower) and not _EFFECT.search(lower)
