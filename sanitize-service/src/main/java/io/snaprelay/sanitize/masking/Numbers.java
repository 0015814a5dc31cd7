package io.snaprelay.sanitize.masking;

/** What numbers hold. */
final class Numbers {
  private Numbers() {}

  static long powerOfTen(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  /** Whether every whole number of eighteen digits fits. */
  static boolean holdEighteenDigits(Subject subject) {
    return switch (subject.kind()) {
      case INTEGER -> subject.type().base().equals("int8");
      case NUMERIC -> subject.type().scale().isEmpty();
      default -> false;
    };
  }

  /** Whether every whole number of nine digits fits. */
  static boolean isWide(Subject subject) {
    return largest(subject.type().base()) >= Integer.MAX_VALUE;
  }

  /** The largest value of an integer type. */
  static long largest(String base) {
    return switch (base) {
      case "int1" -> Byte.MAX_VALUE;
      case "int2" -> Short.MAX_VALUE;
      case "int3" -> (1 << 23) - 1;
      case "int4" -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }
}
