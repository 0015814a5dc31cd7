package io.snaprelay.localaws.rds;

import java.util.Arrays;

/** The engines of local-aws. */
enum Engine {
  POSTGRES("postgres"),

  /**
   * An engine that AWS does not have: instances that exist in the control plane only, for campaigns
   * with thousands of them. Connecting is refused, never faked.
   */
  NONE("none");

  private final String wireName;

  Engine(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static Engine named(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> Guess.NOT_A_LOCAL_ENGINE.with(name, "postgres and none"));
  }
}
