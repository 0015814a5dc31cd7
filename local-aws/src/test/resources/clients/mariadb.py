"""Drives a MariaDB instance of local-aws by boto3: create, connect, snapshot, restore, delete.

Every line "ok <what>" is asserted by ForeignClientsTest; any other end is a failure.
"""

import socket
import sys

import boto3

rds = boto3.client(
    "rds",
    endpoint_url=sys.argv[1],
    region_name="eu-west-1",
    aws_access_key_id="111111111111",
    aws_secret_access_key="local",
)


def ok(what):
    print("ok " + what, flush=True)


def wait(waiter, **arguments):
    rds.get_waiter(waiter).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 120}, **arguments)


def greeting(instance):
    """What the server says first: a packet of four bytes header, the protocol version, its own version."""
    found = rds.describe_db_instances(DBInstanceIdentifier=instance)["DBInstances"][0]
    endpoint = found["Endpoint"]
    with socket.create_connection((endpoint["Address"], endpoint["Port"]), timeout=60) as server:
        packet = server.recv(256)
    return packet[5:].split(b"\0")[0].decode()


versions = rds.describe_db_engine_versions(Engine="mariadb")["DBEngineVersions"]
assert [it["DBParameterGroupFamily"] for it in versions] == ["mariadb11.4"], versions
ok("version")

created = rds.create_db_instance(
    DBInstanceIdentifier="orders",
    DBInstanceClass="db.t4g.micro",
    Engine="mariadb",
    EngineVersion="11.4",
    AllocatedStorage=20,
    DBName="shop",
    MasterUsername="admin",
    ManageMasterUserPassword=True,
)["DBInstance"]
assert created["LicenseModel"] == "general-public-license", created
wait("db_instance_available", DBInstanceIdentifier="orders")
ok("instance")

assert versions[0]["EngineVersion"] in greeting("orders"), greeting("orders")
ok("connect")

rds.create_db_snapshot(DBInstanceIdentifier="orders", DBSnapshotIdentifier="s")
wait("db_snapshot_available", DBSnapshotIdentifier="s")
rds.restore_db_instance_from_db_snapshot(DBInstanceIdentifier="back", DBSnapshotIdentifier="s")
wait("db_instance_available", DBInstanceIdentifier="back")
assert versions[0]["EngineVersion"] in greeting("back"), greeting("back")
ok("restore")

for instance in ("orders", "back"):
    rds.delete_db_instance(DBInstanceIdentifier=instance, SkipFinalSnapshot=True)
    wait("db_instance_deleted", DBInstanceIdentifier=instance)
ok("delete")
