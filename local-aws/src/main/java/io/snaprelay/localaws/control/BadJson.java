package io.snaprelay.localaws.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body in terms of the body, not of our classes. */
final class BadJson {

  private BadJson() {}

  static String reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "There is no member %s, only %s"
          .formatted(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (isOwnCheck(e.getCause())) {
      return e.getCause().getMessage();
    }
    return e instanceof JsonMappingException misfit && !misfit.getPath().isEmpty() || isAtTop(e)
        ? "The value%s at %s cannot be used here".formatted(value(e), path(e))
        : e.getOriginalMessage();
  }

  private static boolean isOwnCheck(Throwable cause) {
    return cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
  }

  /** A mapping that failed, as opposed to text that is no JSON. */
  private static boolean isAtTop(JsonProcessingException e) {
    return e instanceof JsonMappingException && e.getOriginalMessage().startsWith("Cannot");
  }

  private static String value(JsonProcessingException e) {
    return e instanceof InvalidFormatException bad ? " " + bad.getValue() : "";
  }

  private static String path(JsonProcessingException e) {
    String path =
        ((JsonMappingException) e)
            .getPath().stream()
                .map(
                    r ->
                        r.getFieldName() == null
                            ? "[" + r.getIndex() + "]"
                            : "." + r.getFieldName())
                .collect(Collectors.joining());
    return path.isEmpty() ? "the top" : path.replaceFirst("^\\.", "");
  }
}
