package io.snaprelay.localaws.wire;

/** Members that a request must have; the SDK's metadata does not tell which these are. */
public final class Required {

  private Required() {}

  /**
   * The value, if there is one; else the call is refused as AWS does, and told the member's name.
   *
   * @param member the name on the wire: DBInstanceIdentifier
   */
  public static <T> T member(String member, T value) {
    if (value == null || value.equals("")) {
      throw MalformedValue.missing(member);
    }
    return value;
  }
}
