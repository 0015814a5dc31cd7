"""What the programs share that drive local-aws by boto3."""

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def clients_of(endpoint):
    """A maker of clients: by service, and by account and region if they are not the usual ones."""

    def client(service, account="111111111111", region="eu-west-1"):
        return boto3.client(
            service,
            endpoint_url=endpoint,
            region_name=region,
            aws_access_key_id=account,
            aws_secret_access_key="local",
            config=Config(retries={"max_attempts": 5, "mode": "standard"}),
        )

    return client


def ok(what):
    """ForeignClientsTest counts these lines."""
    print("ok " + what, flush=True)


def refused(code, call, **arguments):
    """The refusal's message; anything but a refusal with the code is a failure."""
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response["Error"]
        return error.response["Error"]["Message"]
    raise AssertionError("not refused with " + code)


def wait(rds, waiter, **arguments):
    rds.get_waiter(waiter).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **arguments)
