"""Drives an Aurora cluster of local-aws by boto3, from its creation to its deletion.

Every line "ok <what>" is asserted by ForeignClientsTest; any other end is a failure.
"""

import json
import socket
import sys

import pglogin
from driving import clients_of, ok, refused, wait

endpoint, ca = sys.argv[1:]
client = clients_of(endpoint)


def cluster(name):
    return rds.describe_db_clusters(DBClusterIdentifier=name)["DBClusters"][0]


def member(name, of):
    rds.create_db_instance(
        DBInstanceIdentifier=name,
        DBClusterIdentifier=of,
        DBInstanceClass="db.r6g.large",
        Engine="aurora-postgresql",
    )
    wait(rds, "db_instance_available", DBInstanceIdentifier=name)


rds, far = client("rds"), client("rds", region="eu-central-1")
other, kms, secrets = client("rds", account="222222222222"), client("kms"), client("secretsmanager")

rds.create_db_cluster(
    DBClusterIdentifier="ledger",
    Engine="aurora-postgresql",
    EngineVersion="17",
    DatabaseName="shop",
    MasterUsername="owner",
    ManageMasterUserPassword=True,
    StorageEncrypted=True,
    KmsKeyId=kms.create_key()["KeyMetadata"]["Arn"],
)
wait(rds, "db_cluster_available", DBClusterIdentifier="ledger")
member("ledger-1", "ledger")
assert [it["IsClusterWriter"] for it in cluster("ledger")["DBClusterMembers"]] == [True]
ok("cluster")

secret = json.loads(
    secrets.get_secret_value(SecretId=cluster("ledger")["MasterUserSecret"]["SecretArn"])["SecretString"]
)
assert secret["username"] == "owner", secret
ok("secret")

rds.create_db_cluster_snapshot(DBClusterIdentifier="ledger", DBClusterSnapshotIdentifier="s")
wait(rds, "db_cluster_snapshot_available", DBClusterSnapshotIdentifier="s")
source = rds.describe_db_cluster_snapshots(DBClusterSnapshotIdentifier="s")["DBClusterSnapshots"][0]
ok("snapshot")

key = client("kms", region="eu-central-1").create_key()["KeyMetadata"]["Arn"]
arn = source["DBClusterSnapshotArn"]
names = {"SourceDBClusterSnapshotIdentifier": arn, "TargetDBClusterSnapshotIdentifier": "c"}
refused("InvalidParameterCombination", far.copy_db_cluster_snapshot, **names)
far.copy_db_cluster_snapshot(KmsKeyId=key, SourceRegion="eu-west-1", **names)
wait(far, "db_cluster_snapshot_available", DBClusterSnapshotIdentifier="c")
copied = far.describe_db_cluster_snapshots(DBClusterSnapshotIdentifier="c")["DBClusterSnapshots"][0]
assert (copied["SourceDBClusterSnapshotArn"], copied["KmsKeyId"]) == (arn, key), copied
assert far.describe_events(SourceType="db-cluster-snapshot")["Events"] == []
ok("copy")

rds.modify_db_cluster_snapshot_attribute(
    DBClusterSnapshotIdentifier="s", AttributeName="restore", ValuesToAdd=["222222222222"]
)
shared = other.describe_db_cluster_snapshots(SnapshotType="shared")["DBClusterSnapshots"]
assert [it["DBClusterSnapshotArn"] for it in shared] == [arn], shared
ok("share")

rds.restore_db_cluster_from_snapshot(
    DBClusterIdentifier="back", SnapshotIdentifier="s", Engine="aurora-postgresql"
)
wait(rds, "db_cluster_available", DBClusterIdentifier="back")
address = (cluster("back")["Endpoint"], cluster("back")["Port"])
try:
    socket.create_connection(address, timeout=10).close()
    raise AssertionError("somebody answers before there is a member")
except ConnectionRefusedError:
    pass
member("back-1", "back")
ok("restore")

version = pglogin.login(*address, "owner", secret["password"], "shop", ca)
assert version.startswith("17."), version
ok("connect")

refused("InvalidDBClusterStateFault", rds.delete_db_cluster, DBClusterIdentifier="back", SkipFinalSnapshot=True)
refused("DBClusterNotFoundFault", rds.describe_db_clusters, DBClusterIdentifier="absent")
refused("DBClusterAlreadyExistsFault", rds.modify_db_cluster,
        DBClusterIdentifier="back", NewDBClusterIdentifier="ledger", ApplyImmediately=True)
ok("refusals")

for name in "back", "ledger":
    rds.delete_db_instance(DBInstanceIdentifier=name + "-1")
    wait(rds, "db_instance_deleted", DBInstanceIdentifier=name + "-1")
    rds.delete_db_cluster(DBClusterIdentifier=name, SkipFinalSnapshot=True)
    wait(rds, "db_cluster_deleted", DBClusterIdentifier=name)
rds.delete_db_cluster_snapshot(DBClusterSnapshotIdentifier="s")
wait(rds, "db_cluster_snapshot_deleted", DBClusterSnapshotIdentifier="s")
ok("delete")
