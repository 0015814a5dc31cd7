package io.snaprelay.localaws.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;

/** Single values as text, in both directions. */
final class Scalars {

  private Scalars() {}

  /**
   * Reads a value of the field's type.
   *
   * @param path where the value stands, for the error
   */
  static Object read(String text, SdkField<?> field, String path) {
    String type = field.marshallingType().getTargetClass().getSimpleName();
    try {
      return switch (field.marshallingType().getKnownType()) {
        case STRING -> text;
        case INTEGER -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case FLOAT -> Float.valueOf(text);
        case BOOLEAN -> bool(text);
        case INSTANT -> Instant.parse(text);
        case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        default -> throw new IllegalStateException("No text form of " + type);
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw MalformedValue.notA("of type " + type, path, text);
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static String write(Object value) {
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
    return String.valueOf(value);
  }
}
