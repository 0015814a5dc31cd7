package io.snaprelay.localaws.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills requests and responses of the SDK with values that are hard to carry. */
final class RandomValues {

  /** Some models contain themselves. */
  private static final int MAX_DEPTH = 8;

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  SdkPojo filled(SdkPojo builder) {
    return filled(builder, 0);
  }

  private SdkPojo filled(SdkPojo builder, int depth) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (depth < MAX_DEPTH || field.containsTrait(RequiredTrait.class)) {
        field.set(builder, value(field, depth));
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> "v<&>\"' é\r\n\t" + random.nextInt(100);
      case INTEGER -> random.nextInt(1000);
      case LONG -> random.nextInt(100_000) * 100_000L;
      case BOOLEAN -> random.nextBoolean();
      case DOUBLE -> random.nextInt(100) / 4.0;
      case FLOAT -> random.nextInt(100) / 4f;
      case INSTANT -> Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(100_000_000));
      case SDK_BYTES -> SdkBytes.fromUtf8String("bytes" + random.nextInt());
      case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), depth);
      case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), depth);
      case SDK_POJO -> filled(field.constructor().get(), depth + 1);
      default -> throw new IllegalStateException("No value for " + field.marshallingType());
    };
  }

  /** Twelve items show whether item 10 comes before item 2. */
  private List<Object> list(SdkField<?> member, int depth) {
    int size = depth == 0 ? 12 : 1;
    return new ArrayList<>(Stream.generate(() -> value(member, depth + 1)).limit(size).toList());
  }

  private Map<String, Object> map(SdkField<?> member, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("k <1>", value(member, depth + 1));
    map.put("k2", value(member, depth + 1));
    return map;
  }
}
