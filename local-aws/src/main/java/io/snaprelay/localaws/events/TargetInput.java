package io.snaprelay.localaws.events;

import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What of a matched event reaches a target. */
@FunctionalInterface
interface TargetInput {

  /** Empty when there is nothing to send: such a delivery fails without a retry. */
  Optional<String> from(Event event, Rule rule);

  /** Reads Input, InputPath or InputTransformer, refusing what AWS refuses. */
  static TargetInput of(Target target) {
    checkOnlyOne(target);
    if (target.input() != null) {
      return constant(target);
    }
    if (target.inputPath() != null) {
      JsonPath path =
          JsonPath.parse(target.inputPath())
              .orElseThrow(() -> invalid("InputPath", target, target.inputPath()));
      return (event, rule) -> path.in(event.json()).map(Json::write);
    }
    if (target.inputTransformer() != null) {
      return InputTransformation.of(target);
    }
    return (event, rule) -> Optional.of(event.text());
  }

  private static TargetInput constant(Target target) {
    if (Json.read(target.input()).isEmpty()) {
      throw invalid("Input", target, target.input());
    }
    return (event, rule) -> Optional.of(target.input());
  }

  private static void checkOnlyOne(Target target) {
    int given =
        (target.input() == null ? 0 : 1)
            + (target.inputPath() == null ? 0 : 1)
            + (target.inputTransformer() == null ? 0 : 1);
    if (given > 1) {
      throw EventsError.invalid(
          "Only one of Input, InputPath, or InputTransformer must be provided for target %s."
              .formatted(target.id()));
    }
  }

  private static RuntimeException invalid(String parameter, Target target, String value) {
    return EventsError.invalid(
        "%s for target %s is invalid: %s".formatted(parameter, target.id(), value));
  }
}
