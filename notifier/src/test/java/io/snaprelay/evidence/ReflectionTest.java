package io.snaprelay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReflectionTest {
  @Test
  void everyRecordOfTheEvidenceIsRegistered() {
    Set<Type> needed = new HashSet<>();
    collect(Evidence.class, needed);

    RegisterForReflection registered = Reflection.class.getAnnotation(RegisterForReflection.class);

    assertEquals(needed, new HashSet<Type>(Arrays.asList(registered.targets())));
  }

  private static void collect(Type type, Set<Type> found) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
    }
    if (type instanceof Class<?> record && isOurs(record) && found.add(record)) {
      Stream.of(record.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(component -> collect(component, found));
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.isRecord() && type.getPackage().equals(Evidence.class.getPackage());
  }
}
