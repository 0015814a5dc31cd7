#!/usr/bin/env python3
"""Asks programs that are not ours what they think of the templates.

    python3 infra/check-templates.py

1. cfn-lint has nothing to say about any of them; no rule is ignored.
2. The SAM translator turns each into plain CloudFormation.
3. moto creates stacks of the templates at home, a site and a target account among them, of region.yaml in another
   region and of the services of a second site there, and lists the queues, rules and roles that it made. Every template but the root's is created by itself or as
   part of another: moto knows no outputs of nested stacks, of which the root consists.

Exit code 0: all is well. 1: something is wrong. 77: a program is not here (pip install cfn-lint moto[server] boto3).
"""
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME, FURTHER = "eu-west-1", "eu-central-1"
ACCOUNT = "123456789012"
BUCKET = "templates"
RESTORING = "restore-account.yaml"
ROOT = "snaprelay.yaml"
SERVICES = ["snapshot-service", "copy-service", "restore-verify-service", "sanitize-service", "notifier"]
SITE_SERVICES = ["restore-verify-service", "sanitize-service"]
FURTHER_STACKS = [
    "region.yaml",
    "site.yaml",
    "watch.yaml",
    "snapshot-service.yaml",
    "copy-service.yaml",
    "notifier.yaml",
    "target-account.yaml",
    "source-account.yaml",
]

# Whatever is configured on this machine must not be asked.
os.environ.update(
    AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION=HOME, SAM_CLI_TELEMETRY="0"
)
os.environ.pop("AWS_PROFILE", None)

try:
    import boto3
    from moto.server import ThreadedMotoServer
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
    import cfnlint
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)
if shutil.which("cfn-lint") is None:
    print("skipped: cfn-lint is not on the path")
    sys.exit(77)


def lint(templates):
    """Begins it: it takes about as long as all the rest."""
    return subprocess.Popen(["cfn-lint", *map(str, templates)])


def await_lint(said, templates):
    expect(said.wait(), 0, "exit code of cfn-lint")
    print(f"cfn-lint {cfnlint.version.__version__}: nothing to say about {len(templates)} templates")


class NoManagedPolicies:
    """Our roles name none."""

    def load(self):
        return {}


def translated(template):
    """The template as CloudFormation gets it: packaged, then translated."""
    body = yaml_parse(template.read_text())
    for resource in body["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = f"s3://{BUCKET}/function.zip"
        if resource["Type"] == "AWS::Serverless::Application":
            properties["Location"] = f"https://s3.amazonaws.com/{BUCKET}/{properties['Location']}"
    return transform(body, {}, NoManagedPolicies())


def client(service, endpoint, region=HOME):
    return boto3.client(service, endpoint_url=endpoint, region_name=region)


def package(endpoint, bodies):
    s3 = client("s3", endpoint)
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": HOME})
    for name, body in bodies.items():
        s3.put_object(Bucket=BUCKET, Key=name, Body=json.dumps(body))
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("bootstrap", "")
    s3.put_object(Bucket=BUCKET, Key="function.zip", Body=code.getvalue())


def create(cloudformation, name, body, known):
    """Creates a stack with all that is known of its parameters, and learns its outputs."""
    wanted = {key: known[key] for key in body.get("Parameters", {}) if key in known}
    cloudformation.create_stack(
        StackName=name.removesuffix(".yaml"),
        TemplateBody=json.dumps(body),
        Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in wanted.items()],
    )
    stack = cloudformation.describe_stacks(StackName=name.removesuffix(".yaml"))["Stacks"][0]
    expect(stack["StackStatus"], "CREATE_COMPLETE", f"status of {name}")
    known.update({output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])})


def created(bodies, name):
    """The template, and those that are created as part of it."""
    nested = [r for r in bodies[name]["Resources"].values() if r["Type"] == "AWS::CloudFormation::Stack"]
    parts = [resource["Properties"]["TemplateURL"].rsplit("/", 1)[1] for resource in nested]
    return {name}.union(*(created(bodies, part) for part in parts))


def expect(seen, wanted, what):
    if seen != wanted:
        sys.exit(f"{what}: expected {wanted}, but there is {seen}")


def names(rules):
    return sorted(rule["Name"] for rule in rules["Rules"])


def network(endpoint, region=HOME):
    ec2 = client("ec2", endpoint, region)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    blocks = {"10.0.0.0/24": "a", "10.0.1.0/24": "b"}
    made = [ec2.create_subnet(VpcId=vpc, CidrBlock=b, AvailabilityZone=region + z) for b, z in blocks.items()]
    return {"Vpc": vpc, "Subnets": ",".join(subnet["Subnet"]["SubnetId"] for subnet in made)}


def deploy(endpoint, bodies):
    """moto knows no outputs of nested stacks, so each template is a stack of its own here."""
    package(endpoint, bodies)
    known = {
        "Regions": f"{HOME},{FURTHER}",
        "Keys": f"arn:aws:kms:{HOME}:{ACCOUNT}:key/production",
        "HomeRegion": HOME,
        "Endpoints": "present",
        "HomeAccount": ACCOUNT,
        "SourceAccounts": "444455556666",
        "KeyArns": f"arn:aws:kms:{FURTHER}:{ACCOUNT}:key/vault",
        **network(endpoint),
    }
    home = client("cloudformation", endpoint)
    create(home, "foundation.yaml", bodies["foundation.yaml"], known)
    known.update(HomeBus=known["BusArn"], LedgerKey=known["Key"])
    for name in FURTHER_STACKS:
        create(home, name, bodies[name], known)
    there = client("cloudformation", endpoint, FURTHER)
    # Where another account restores has the same names as the site, so it is elsewhere.
    restoring = {**known, "TaskNetwork": "10.0.0.0/16", **network(endpoint, FURTHER)}
    create(there, RESTORING, bodies[RESTORING], restoring)
    seen = set().union(*(created(bodies, name) for name in ["foundation.yaml", RESTORING, *FURTHER_STACKS]))
    expect(sorted(set(bodies) - seen), [ROOT], "templates that were not created")
    create(there, "region.yaml", bodies["region.yaml"], known)
    second_site(endpoint, bodies, known)


def second_site(endpoint, bodies, known):
    """Its two services, with bus and key of its own: names of roles are the account's, and moto refuses one twice."""
    there = client("cloudformation", endpoint, FURTHER)
    cluster = client("ecs", endpoint, FURTHER).create_cluster(clusterName="snaprelay")["cluster"]["clusterName"]
    theirs = {**known, "Place": "site", "Takes": "own", "Regions": FURTHER, "RdsBus": "snaprelay"}
    create(there, "foundation.yaml", bodies["foundation.yaml"], theirs)
    needed = ["ExecutionRole", "Image", "TaskSecurityGroup", "SubnetGroup", "DatabaseSecurityGroup"]
    theirs.update({name: f"the-{name.lower()}" for name in needed}, Cluster=cluster)
    for name in SITE_SERVICES:
        create(there, f"{name}.yaml", bodies[f"{name}.yaml"], theirs)


def look(endpoint):
    urls = client("sqs", endpoint).list_queues()["QueueUrls"]
    queues = sorted(url.rsplit("/", 1)[1] for url in urls)
    expect(queues, sorted(f"snaprelay-{s}{d}" for s in SERVICES for d in ("", "-dlq")), "queues")
    events = client("events", endpoint)
    rules = names(events.list_rules(EventBusName="snaprelay"))
    heard = sorted(SERVICES + [s + "-rds" for s in SERVICES if s != "notifier"])
    expect([rule for rule in rules if "alarm" not in rule], heard, "rules")
    for region in (HOME, FURTHER):
        forwarding = names(client("events", endpoint, region).list_rules())
        expect(forwarding, ["snaprelay-rds-events"], f"rules of the default bus in {region}")
    roles = {role["RoleName"] for role in client("iam", endpoint).list_roles()["Roles"]}
    wanted = [*SERVICES, "copy", "restore", "source", *(f"{service}-{FURTHER}" for service in SITE_SERVICES)]
    expect({f"snaprelay-{s}" for s in wanted} - roles, set(), "roles that are missing")
    print(f"moto: {len(queues)} queues, {len(rules) + 2} rules, {len(roles)} roles")


def main():
    templates = sorted(HERE.glob("*.yaml"))
    said = lint(templates)
    bodies = {template.name: translated(template) for template in templates}
    print(f"SAM: {sum(len(body['Resources']) for body in bodies.values())} resources of {len(bodies)} templates")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        deploy(f"http://{host}:{port}", bodies)
        look(f"http://{host}:{port}")
    finally:
        server.stop()
        await_lint(said, templates)


if __name__ == "__main__":
    main()
