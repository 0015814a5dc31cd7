package io.snaprelay.localaws.wire;

/** A request that cannot be used as it is, before it is known how its protocol words that. */
final class MalformedValue extends RuntimeException {

  /** What is wrong; every protocol has its own code for it. */
  enum Kind {
    MALFORMED,
    MISSING,
    UNKNOWN
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private MalformedValue(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static MalformedValue notA(String wanted, String path, String found) {
    return new MalformedValue(
        Kind.MALFORMED, "Value '%s' at '%s' is not %s".formatted(found, path, wanted));
  }

  /** A member that AWS's own model does not have. */
  static MalformedValue unknown(String path, String type) {
    return new MalformedValue(
        Kind.UNKNOWN, "The parameter %s is not known: %s has none such".formatted(path, type));
  }

  static MalformedValue missing(String member) {
    return new MalformedValue(Kind.MISSING, "The request must contain the parameter " + member);
  }

  Kind kind() {
    return kind;
  }
}
