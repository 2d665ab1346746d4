"""Technical nouns: the things of a web stack that a concrete sentence names."""

from kit.rubric.language.stems import stems

COMPONENTS = stems(
    """
    nginx apache apache2 haproxy mysql mariadb postgres postgresql mongodb redis memcached kafka rabbitmq docker
    kubernetes k8s pod container containers puppet ansible terraform jenkins git github cloudflare aws ec2 s3 rds gcp
    azure dns domain ssl tls certificate certificates cert https http firewall firewalls ufw iptables filter filters
    partition partitions spool relay mail mails port ports ssh key keys gateway proxy router routers routing route
    routes switch cdn cache caching caches queue queues worker workers process processes thread threads pool pools
    connection connections database databases db query queries index indexes indices table tables schema replica
    replicas replication primary backup backups disk disks memory ram cpu swap storage volume log logs logrotate file
    files directory config configuration configurations setting settings parameter parameters variable variables
    script scripts endpoint endpoints api apis load balancer balancers autoscaling vm instance instances node nodes
    cluster upstream kernel ulimit limit limits quota timeout timeouts session sessions token tokens password
    credentials permission permissions authentication login payment payments checkout search library libraries
    dependency dependencies package module plugin migration deployment deployments release version code codebase
    branch commit repository pipeline ci cd cron job jobs webhook header headers cookie php python django flask
    wordpress wp javascript jquery html css java node react sql nosql url urls socket sockets bandwidth router cable
    power hardware generator ups drive server servers email emails smtp model models index orm lock locks deadlock
    transaction transactions captcha waf ddos ip ips sshd systemd service daemon rule rules
    """
)
