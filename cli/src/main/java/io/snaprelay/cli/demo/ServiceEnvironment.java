package io.snaprelay.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the services are told: the very variables that a deployment sets. */
final class ServiceEnvironment {
  /** Where the ledger is. */
  static final String LEDGER = "SNAPRELAY_LEDGER";

  private ServiceEnvironment() {}

  static Map<String, String> of(
      LocalAwsProcess aws, Workspace workspace, Map<String, String> settings) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
    environment.put("AWS_REGION", Regions.HOME.id());
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put(LEDGER, "file:" + workspace.ledger());
    environment.put("SNAPRELAY_PLANS", workspace.root().resolve("plan.yaml").toString());
    environment.put("SNAPRELAY_CONTAINER_LONG_POLL", "2S");
    environment.put("SNAPRELAY_RECHECK_FIRST", "5S");
    environment.put("SNAPRELAY_RECHECK_NEXT", "2S");
    environment.put("SNAPRELAY_RESTORE_SUBNET_GROUP", RestoreNetwork.SUBNET_GROUP);
    environment.put("SNAPRELAY_RESTORE_SECURITY_GROUPS", RestoreNetwork.SECURITY_GROUP);
    environment.put("SNAPRELAY_DATABASE_CA_BUNDLE", aws.caBundle().toString());
    environment.put("SNAPRELAY_EVIDENCE_SIGNING_KEY", Keys.SIGNING);
    environment.putAll(settings);
    return environment;
  }
}
