package io.snaprelay.shape;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Whether a class of ours is a shape of data, which Jackson and templates look at by reflection.
 *
 * <p>All records and enums count, also those that no JSON holds today: there is no list that
 * somebody could forget to add a record to.
 */
public final class Shapes implements Predicate<Class<?>> {
  private static final String OURS = "io.snaprelay.";
  private static final String JACKSON = "com.fasterxml.jackson.";

  /** Whether a native executable must keep this class for reflection. */
  @Override
  public boolean test(Class<?> type) {
    return type.getName().startsWith(OURS)
        && (type.isRecord() || isEnum(type) || type.isSealed() || saysHow(type));
  }

  /** A constant with a body is a class of its own. */
  private static boolean isEnum(Class<?> type) {
    return Enum.class.isAssignableFrom(type);
  }

  /** A mix-in tells Jackson how a record becomes JSON. */
  private static boolean saysHow(Class<?> type) {
    return type.isAnnotationPresent(JsonTypeInfo.class)
        || Arrays.stream(type.getDeclaredMethods()).anyMatch(Shapes::hasJackson);
  }

  private static boolean hasJackson(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().startsWith(JACKSON));
  }
}
