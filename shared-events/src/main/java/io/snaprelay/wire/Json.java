package io.snaprelay.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.refs.RestoreSource;

/**
 * The one way in which the contract's records become JSON: ISO times, absent optionals left out.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(names())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private Json() {}

  /** The mapper; treat it as read-only. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** A run id and a step name are plain strings on the wire, as values and as keys. */
  private static SimpleModule names() {
    return new SimpleModule("names")
        .addSerializer(RunId.class, PlainText.writer(RunId.class))
        .addSerializer(StepName.class, PlainText.writer(StepName.class))
        .addDeserializer(RunId.class, PlainText.reader(RunId.class, RunId::new))
        .addDeserializer(StepName.class, PlainText.reader(StepName.class, StepName::new))
        .addDeserializer(RestoreSource.class, new RestoreSourceReader())
        .addKeyDeserializer(StepName.class, PlainText.key(StepName::new));
  }
}
