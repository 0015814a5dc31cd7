#!/bin/sh
# Drives local-aws by the aws CLI; the environment says where it is. Prints "ok <what>".
set -eu
# version 1 does not look at AWS_ENDPOINT_URL for SQS
aws() { AWS_PAGER="" command aws --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"; }
ok() { echo "ok $1"; }

await() { # await <seconds> <wanted> <command...>: until the command prints what is wanted
  left=$1 wanted=$2
  shift 2
  until [ "$("$@" 2>/dev/null || echo gone)" = "$wanted" ]; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "not $wanted: $*" >&2; exit 1; }
    sleep 1
  done
}
instance() { aws rds describe-db-instances --db-instance-identifier "$1" --query 'DBInstances[0].DBInstanceStatus'; }
snapshot() { aws rds describe-db-snapshots --db-snapshot-identifier "$1" --query 'DBSnapshots[0].Status'; }

[ "$(aws sts get-caller-identity --query Account)" = 111111111111 ]
ok identity
aws rds create-db-instance --db-instance-identifier cli --engine postgres --db-instance-class db.t4g.micro \
  --allocated-storage 20 --master-username app --master-user-password 'only-a-test' >/dev/null
await 60 available instance cli
ok instance
aws rds create-db-snapshot --db-instance-identifier cli --db-snapshot-identifier cli-1 >/dev/null
await 60 available snapshot cli-1
ok snapshot
key=$(aws kms create-key --query KeyMetadata.KeyId)
aws rds copy-db-snapshot --source-db-snapshot-identifier cli-1 --target-db-snapshot-identifier cli-2 --kms-key-id "$key" >/dev/null
await 60 available snapshot cli-2
ok copy
aws rds restore-db-instance-from-db-snapshot --db-instance-identifier back --db-snapshot-identifier cli-2 >/dev/null
await 60 available instance back
ok restore
for name in cli back; do
  aws rds delete-db-instance --db-instance-identifier "$name" --skip-final-snapshot >/dev/null
  await 60 gone instance "$name"
done
ok delete
queue=$(aws sqs create-queue --queue-name cli --query QueueUrl)
aws sqs send-message --queue-url "$queue" --message-body hello >/dev/null
[ "$(aws sqs receive-message --queue-url "$queue" --query 'Messages[0].Body')" = hello ]
ok queue
topic=$(aws sns create-topic --name cli --query TopicArn)
aws sns publish --topic-arn "$topic" --subject news --message hello >/dev/null
ok topic
refusal=$(aws rds describe-certificates 2>&1) && exit 1
case $refusal in *InvalidAction*local-aws*) ;; *) echo "$refusal" >&2; exit 1 ;; esac
ok refusal
