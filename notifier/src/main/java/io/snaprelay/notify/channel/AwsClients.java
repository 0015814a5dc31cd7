package io.snaprelay.notify.channel;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients of AWS that channels need; an absent region is the service's own. */
interface AwsClients {
  SnsClient sns(Optional<Region> region);

  SesV2Client ses(Optional<Region> region);

  SecretsManagerClient secretsManager(Optional<Region> region);

  SsmClient ssm();
}
