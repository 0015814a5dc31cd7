package io.snaprelay.aws;

import java.util.function.Supplier;

/** The account that we run in. It is asked for once, when it is first needed. */
public final class Account {
  private final Supplier<String> lookUp;
  private volatile String id;

  /**
   * @param lookUp asks AWS, by {@code sts:GetCallerIdentity}
   */
  public Account(Supplier<String> lookUp) {
    this.lookUp = lookUp;
  }

  /** An account that is known. */
  public static Account of(String id) {
    return new Account(() -> id);
  }

  /**
   * Its 12 digits.
   *
   * @throws AwsFailure if AWS does not tell
   */
  public String id() {
    if (id == null) {
      id = lookUp.get();
    }
    return id;
  }
}
