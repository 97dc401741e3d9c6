"""A Redis Cluster of real servers: made, enlarged, and its slots moved with what is in them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from redis.crc import key_slot

from tests.stores.servers import Server, Servers, until

SLOTS = 16384


@dataclass
class RedisCluster:
    """Three masters with a replica each, in the same order."""

    made: Servers
    masters: list[Server]
    replicas: list[Server]

    @property
    def url(self) -> str:
        """For REDIS_URL."""
        return f"redis+cluster://{','.join(server.address for server in self.masters)}"

    def owner(self, key: str) -> Server:
        """The master of this key."""
        number = next(n for n in range(3) if key_slot(key.encode()) < SLOTS * (n + 1) // 3)
        return self.masters[number]

    def join(self) -> Server:
        """One more master, without slots."""
        server = node(self.made)
        ask(server, "CLUSTER MEET", "127.0.0.1", self.masters[0].port)
        until(lambda: all(is_met(other, server) for other in self.masters))
        until(lambda: is_whole(server))
        return server

    def move(self, key: str, *, source: Server, to: Server, is_enough: Callable[[], bool]) -> None:
        """Move the slot of a key, few keys at a time, and be done only when it is enough."""
        slot = key_slot(key.encode())
        ask(to, "CLUSTER SETSLOT", slot, "IMPORTING", id_of(source))
        ask(source, "CLUSTER SETSLOT", slot, "MIGRATING", id_of(to))

        def is_done() -> bool:
            if names := ask(source, "CLUSTER GETKEYSINSLOT", slot, 20):
                ask(source, "MIGRATE", "127.0.0.1", to.port, "", 0, 5000, "KEYS", *names)
            return not names and is_enough()

        until(is_done)
        for server in (to, source):
            ask(server, "CLUSTER SETSLOT", slot, "NODE", id_of(to))


def make_cluster(made: Servers) -> RedisCluster:
    """A cluster that works."""
    masters, replicas = [node(made) for _ in range(3)], [node(made) for _ in range(3)]
    everybody = [*masters, *replicas]
    for number, master in enumerate(masters):
        ask(master, "CLUSTER ADDSLOTS", *range(SLOTS * number // 3, SLOTS * (number + 1) // 3))
    for other in everybody[1:]:
        ask(masters[0], "CLUSTER MEET", "127.0.0.1", other.port)
    until(lambda: all(is_met(server, other) for server in everybody for other in everybody))
    for master, replica in zip(masters, replicas, strict=True):
        ask(replica, "CLUSTER REPLICATE", id_of(master))
    until(lambda: all(is_whole(server) for server in everybody))
    return RedisCluster(made, masters, replicas)


def node(made: Servers) -> Server:
    """A server that can be one of a cluster."""
    options = {"cluster-enabled": "yes", "cluster-node-timeout": "1000", "cluster-replica-validity-factor": "0"}
    return made.start(*(word for name, value in options.items() for word in (f"--{name}", value)))


def ask(server: Server, command: str, *arguments: Any) -> Any:
    """What this server answers."""
    with server.client() as client:
        return client.execute_command(command, *arguments)


def id_of(server: Server) -> str:
    """How the cluster calls it."""
    answer: bytes = ask(server, "CLUSTER MYID")
    return answer.decode()


def is_met(server: Server, other: Server) -> bool:
    """Whether it knows of the other."""
    return other.address in ask(server, "CLUSTER NODES")


def is_whole(server: Server) -> bool:
    """Whether it knows of all slots and of three replicas, and has the data of its own master."""
    roles = [facts["flags"] for facts in ask(server, "CLUSTER NODES").values()]
    is_linked = ask(server, "INFO", "replication").get("master_link_status", "up") == "up"
    return (
        sum("slave" in role for role in roles) == 3
        and ask(server, "CLUSTER INFO")["cluster_state"] == "ok"
        and is_linked
    )
