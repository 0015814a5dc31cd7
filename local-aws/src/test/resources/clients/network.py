"""Security groups are made, opened, described and refused. Argument: the endpoint."""
import sys

from driving import clients_of, ok, refused

ec2 = clients_of(sys.argv[1])("ec2")

tasks = ec2.create_security_group(GroupName="tasks", Description="tasks", VpcId="vpc-1")["GroupId"]
databases = ec2.create_security_group(GroupName="db", Description="<of> & for", VpcId="vpc-1")["GroupId"]
ok("create")

ec2.authorize_security_group_ingress(
    GroupId=databases,
    IpPermissions=[
        {
            "IpProtocol": "tcp",
            "FromPort": 5432,
            "ToPort": 5432,
            "UserIdGroupPairs": [{"GroupId": tasks}],
            "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
            "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
        }
    ],
)
group = ec2.describe_security_groups(GroupIds=[databases])["SecurityGroups"][0]
assert group["VpcId"] == "vpc-1" and group["Description"] == "<of> & for", group
rule = group["IpPermissions"][0]
assert rule["FromPort"] == 5432 and rule["UserIdGroupPairs"][0]["GroupId"] == tasks, rule
assert rule["IpRanges"] == [{"CidrIp": "10.0.0.0/8"}], rule
assert rule["Ipv6Ranges"] == [{"CidrIpv6": "::/0"}], rule
assert len(ec2.describe_security_groups()["SecurityGroups"]) == 2
ok("describe")

refused("InvalidGroup.NotFound", ec2.describe_security_groups, GroupIds=["sg-0123abcd"])
refused("InvalidAction", ec2.describe_vpcs)
refused("InvalidParameterValue", ec2.describe_security_groups, Filters=[{"Name": "vpc-id", "Values": ["x"]}])
ok("refusals")
