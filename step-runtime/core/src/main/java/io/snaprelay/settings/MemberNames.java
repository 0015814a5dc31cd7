package io.snaprelay.settings;

/**
 * What the instances of a restored cluster are called once it stays. Instances have a namespace of
 * their own in their region: beside its source a member cannot have its name.
 */
final class MemberNames {
  /** RDS API Reference, CreateDBInstance, "DBInstanceIdentifier". */
  static final int LONGEST = 63;

  private final String source;
  private final String home;

  /**
   * @param source what the cluster was called
   * @param home what the restored cluster is called
   */
  MemberNames(String source, String home) {
    this.source = source;
    this.home = home;
  }

  /** As it was, with the new name of the cluster in place of the old one. */
  String of(String member) {
    if (source.equals(home)) {
      return member;
    }
    return member.startsWith(source)
        ? home + member.substring(source.length())
        : home + "-" + member;
  }

  /** Of the only instance of a cluster of which nobody knows what it had. */
  String first() {
    return home + "-1";
  }
}
