package io.snaprelay.shape;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a class of ours is a shape of data, which Jackson and templates look at by reflection.
 *
 * <p>All records of ours and enums count, also those that no JSON holds today: there is no list
 * that somebody could forget to add a record to.
 */
public final class Shapes implements Predicate<Class<?>> {
  private static final String OURS = "io.snaprelay.";
  private static final String JACKSON = "com.fasterxml.jackson.";

  /** Whether a native executable must keep this class for reflection. */
  @Override
  public boolean test(Class<?> type) {
    return type.getName().startsWith(OURS)
        && (isData(type) || isEnum(type) || type.isSealed() || saysHow(type));
  }

  /**
   * Whether Jackson or a template may call this method of a shape. Methods with arguments and
   * static ones do work: each that is kept for reflection keeps all that it calls.
   */
  static boolean givesAPart(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class;
  }

  /** A record that holds an object of a foreign library belongs to work, not to data. */
  private static boolean isData(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .allMatch(Shapes::isKnown);
  }

  private static boolean isKnown(Class<?> part) {
    return part.isPrimitive()
        || part.isArray()
        || Stream.of("java.", OURS, JACKSON).anyMatch(part.getName()::startsWith);
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
