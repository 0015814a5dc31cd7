"""Drives local-aws by boto3: rule, create, snapshot, copy, restore, delete.

Every line "ok <what>" is asserted by ForeignClientsTest; any other end is a failure.
"""

import json
import sys

import pglogin
from driving import clients_of, ok, refused, wait

endpoint, ca = sys.argv[1:]
client = clients_of(endpoint)

rds, far = client("rds"), client("rds", region="eu-central-1")
sqs, events, kms = client("sqs"), client("events"), client("kms")
far_kms, secrets = client("kms", region="eu-central-1"), client("secretsmanager")

assert client("sts").get_caller_identity()["Account"] == "111111111111"
ok("identity")

url = sqs.create_queue(QueueName="rds-events")["QueueUrl"]
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
policy = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "events.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": queue,
        }
    ],
}
sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(policy)})
events.put_rule(
    Name="rds", EventPattern=json.dumps({"source": ["aws.rds"], "detail": {"EventID": ["RDS-EVENT-0042"]}})
)
events.put_targets(Rule="rds", Targets=[{"Id": "q", "Arn": queue}])
ok("rule")

rds.create_db_instance(
    DBInstanceIdentifier="orders",
    Engine="postgres",
    EngineVersion="16",
    DBInstanceClass="db.t4g.micro",
    AllocatedStorage=20,
    MasterUsername="app",
    ManageMasterUserPassword=True,
    Tags=[{"Key": "backup", "Value": "nightly"}],
)
wait(rds, "db_instance_available", DBInstanceIdentifier="orders")
instance = rds.describe_db_instances(DBInstanceIdentifier="orders")["DBInstances"][0]
assert instance["EngineVersion"].startswith("16."), instance["EngineVersion"]
assert instance["TagList"] == [{"Key": "backup", "Value": "nightly"}], instance["TagList"]
ok("instance")

login = json.loads(
    secrets.get_secret_value(SecretId=instance["MasterUserSecret"]["SecretArn"])["SecretString"]
)
assert login["username"] == "app" and login["password"]
ok("secret")

rds.create_db_snapshot(DBInstanceIdentifier="orders", DBSnapshotIdentifier="s1")
wait(rds, "db_snapshot_available", DBSnapshotIdentifier="s1")
refused("DBSnapshotAlreadyExists", rds.create_db_snapshot, DBInstanceIdentifier="orders", DBSnapshotIdentifier="s1")
snapshot = rds.describe_db_snapshots(DBSnapshotIdentifier="s1")["DBSnapshots"][0]
assert snapshot["PercentProgress"] == 100
ok("snapshot")

message = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"][0]
assert json.loads(message["Body"])["detail"]["SourceIdentifier"] == "s1"
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
ok("event")

far_key = far_kms.create_key()["KeyMetadata"]["Arn"]
copy = dict(
    SourceDBSnapshotIdentifier=snapshot["DBSnapshotArn"],
    TargetDBSnapshotIdentifier="c1",
    SourceRegion="eu-west-1",
)
refused("KMSKeyNotAccessibleFault", far.copy_db_snapshot, KmsKeyId=kms.create_key()["KeyMetadata"]["Arn"], **copy)
far.copy_db_snapshot(KmsKeyId=far_key, CopyTags=True, **copy)
wait(far, "db_snapshot_available", DBSnapshotIdentifier="c1")
assert far.describe_db_snapshots(DBSnapshotIdentifier="c1")["DBSnapshots"][0]["KmsKeyId"] == far_key
ok("copy")

far.restore_db_instance_from_db_snapshot(
    DBInstanceIdentifier="proof", DBSnapshotIdentifier="c1", Tags=[{"Key": "role", "Value": "temporary"}]
)
wait(far, "db_instance_available", DBInstanceIdentifier="proof")
ok("restore")

proof = far.describe_db_instances(DBInstanceIdentifier="proof")["DBInstances"][0]
where = proof["Endpoint"]["Address"], proof["Endpoint"]["Port"]
version = pglogin.login(*where, login["username"], login["password"], "postgres", ca)
assert version.startswith("16."), version
ok("connect")

message = refused("InvalidAction", rds.describe_certificates)
assert "local-aws" in message, message
refused(
    "DBInstanceNotFound", rds.create_db_snapshot, DBInstanceIdentifier="nobody", DBSnapshotIdentifier="s2"
)
ok("refusals")

pages = rds.get_paginator("describe_db_snapshots").paginate(PaginationConfig={"PageSize": 20})
assert [s["DBSnapshotIdentifier"] for page in pages for s in page["DBSnapshots"]] == ["s1"]
ok("pages")

far.delete_db_instance(DBInstanceIdentifier="proof", SkipFinalSnapshot=True)
rds.delete_db_instance(DBInstanceIdentifier="orders", SkipFinalSnapshot=True)
wait(far, "db_instance_deleted", DBInstanceIdentifier="proof")
wait(rds, "db_instance_deleted", DBInstanceIdentifier="orders")
rds.delete_db_snapshot(DBSnapshotIdentifier="s1")
wait(rds, "db_snapshot_deleted", DBSnapshotIdentifier="s1")
refused("DBSnapshotNotFound", rds.describe_db_snapshots, DBSnapshotIdentifier="s1")
ok("delete")
