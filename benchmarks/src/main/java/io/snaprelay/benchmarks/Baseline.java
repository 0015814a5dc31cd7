package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Stage;

/**
 * What the figures of a campaign are set against, measured a moment before it.
 *
 * @param hopSeconds the median of a bare hop from EventBridge to SQS
 * @param byHandSeconds the AWS writes of one run, made by hand
 * @param jvm a bare JVM
 */
record Baseline(double hopSeconds, double byHandSeconds, BareJvm jvm) {
  static final String HOP = "bare hop before";
  static final String BY_HAND = "one run's calls by hand";
  static final String JVM = "bare JVM";

  static Baseline measure(Stage stage, BareHop hop) {
    return new Baseline(
        hop.many().median(),
        new ByHand(stage.clients()).seconds(FleetPlan.databases(1).get(0)),
        BareJvm.measure());
  }
}
