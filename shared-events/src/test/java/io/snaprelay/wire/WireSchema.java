package io.snaprelay.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Module;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.PointInTimeRef;
import io.snaprelay.refs.RestoreSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells the generator how {@link Json} writes what is not a plain record. */
final class WireSchema implements Module {
  private static final Map<Class<?>, Map<String, String>> TEXTS =
      Map.of(
          RunId.class, Map.of("pattern", "^r[a-z2-7]{15}$"),
          StepName.class, Map.of("pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
          Instant.class, Map.of("format", "date-time"),
          Duration.class, Map.of("format", "duration"));

  @Override
  public void applyToConfigBuilder(SchemaGeneratorConfigBuilder builder) {
    builder.forFields().withRequiredCheck(WireSchema::isRequired);
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType() == RestoreSource.class ? restoreSource(context) : null)
        .withCustomDefinitionProvider(
            (type, context) -> {
              Map<String, String> text = TEXTS.get(type.getErasedType());
              return text == null ? null : new CustomDefinition(text(context, text), true);
            });
  }

  /** A snapshot, or with a time a database at that time. */
  private static CustomDefinition restoreSource(SchemaGenerationContext context) {
    ObjectNode node =
        context.createStandardDefinition(
            context.getTypeContext().resolve(PointInTimeRef.class), null);
    ArrayNode required = (ArrayNode) node.get("required");
    required.removeIf(name -> name.asText().equals("at"));
    return new CustomDefinition(node);
  }

  /** What may be absent is an Optional; nothing else is. */
  private static boolean isRequired(FieldScope field) {
    return !Optional.class.isAssignableFrom(field.getRawMember().getType());
  }

  private static ObjectNode text(SchemaGenerationContext context, Map<String, String> more) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "string");
    more.forEach(node::put);
    return node;
  }
}
