package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/** The published schema of plan files. */
final class PlanSchema {
  private static final String RESOURCE = "/io/snaprelay/schema/plan.schema.json";
  private static final JsonNode TEXT = load();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              TEXT,
              SchemaValidatorsConfig.builder()
                  .regularExpressionFactory(PlanSchema::regularExpression)
                  .build());

  private PlanSchema() {}

  static void check(Field root, Findings findings) {
    Set<ValidationMessage> messages = SCHEMA.validate(root.node());
    new SchemaFindings(TEXT, findings).report(messages);
  }

  /** The schema itself, for those who list its fields. */
  static JsonNode text() {
    return TEXT;
  }

  /** Java's {@code $} also matches before a last line break; that of JSON Schema does not. */
  private static RegularExpression regularExpression(String pattern) {
    Pattern strict = Pattern.compile(pattern.replace("$", "\\z"));
    return text -> strict.matcher(text).find();
  }

  private static JsonNode load() {
    try (InputStream in = PlanSchema.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }
}
