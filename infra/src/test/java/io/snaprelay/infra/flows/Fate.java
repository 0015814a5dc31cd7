package io.snaprelay.infra.flows;

/** What becomes of the events that RDS sends, in the words of local-aws's control API. */
enum Fate {
  DELIVERED("{\"seed\":1}"),
  LOST("{\"seed\":1,\"events\":{\"drop\":1.0}}"),
  DOUBLED(
      "{\"seed\":1,\"events\":{\"duplicate\":1.0,\"maxDelayMillis\":2000},"
          + "\"queues\":{\"duplicate\":1.0,\"overtake\":0.5}}");

  private final String faults;

  Fate(String faults) {
    this.faults = faults;
  }

  String faults() {
    return faults;
  }
}
