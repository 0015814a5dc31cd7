package io.snaprelay.cli.demo;

/** The plan file of a demo. */
final class DemoPlan {
  /** Where the masking rules lie, beside it. */
  static final String RULES = "orders-masking.yaml";

  /** The key of what is given away. */
  static final String SHARED_KEY = "alias/dev";

  private DemoPlan() {}

  static String text(DemoOptions options) {
    String plan =
        Resource.text("plan.yaml").replace(DemoEngine.POSTGRES.orders(), options.engine().orders());
    return options.rules().isPresent() ? plan + sanitize(options.cleanRoom() ? "L3" : "L2") : plan;
  }

  /** The rules that the demo brings along. */
  static String rules(DemoEngine engine) {
    return Resource.text(engine.rules());
  }

  private static String sanitize(String level) {
    return "    sanitize: { level: %s, rules: %s, kmsKey: %s, share: [\"%s\"] }%n"
        .formatted(level, RULES, SHARED_KEY, Receiver.ACCOUNT);
  }
}
