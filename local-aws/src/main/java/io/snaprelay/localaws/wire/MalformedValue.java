package io.snaprelay.localaws.wire;

/** A request that cannot be read, before it is known how its protocol words that. */
final class MalformedValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private MalformedValue(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** A value that is not of the member's type; the protocol has its own code for that. */
  static MalformedValue notA(String wanted, String path, String found) {
    return new MalformedValue("", "Value '%s' at '%s' is not %s".formatted(found, path, wanted));
  }

  /** A member that AWS's own model does not have. */
  static MalformedValue unknown(String path, String type) {
    return new MalformedValue(
        "UnknownParameter",
        "The parameter %s is not known: %s has none such".formatted(path, type));
  }

  String codeOr(String protocolsOwn) {
    return code.isEmpty() ? protocolsOwn : code;
  }
}
