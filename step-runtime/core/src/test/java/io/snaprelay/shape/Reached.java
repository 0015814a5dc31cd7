package io.snaprelay.shape;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Everything of ours that a class holds, however deep. */
public final class Reached {
  private final Predicate<Class<?>> kept;
  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<Class<?>> lost = new HashSet<>();

  /**
   * @param kept whether a native executable keeps a class for reflection
   */
  public Reached(Predicate<Class<?>> kept) {
    this.kept = kept;
  }

  /** What a native executable would not know. */
  public Set<Class<?>> lostFrom(Class<?> root) {
    see(root);
    return lost;
  }

  private void see(Type type) {
    if (type instanceof Class<?> named) {
      look(named);
    } else if (type instanceof ParameterizedType generic) {
      see(generic.getRawType());
      seeAll(generic.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      see(array.getGenericComponentType());
    } else if (type instanceof WildcardType wild) {
      seeAll(wild.getUpperBounds());
    }
  }

  private void seeAll(Type... types) {
    for (Type each : types) {
      see(each);
    }
  }

  private void look(Class<?> type) {
    if (!type.getName().startsWith("io.snaprelay.") || !seen.add(type)) {
      return;
    }
    if (!kept.test(type)) {
      lost.add(type);
    }
    if (type.isSealed()) {
      seeAll(type.getPermittedSubclasses());
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        see(field.getGenericType());
      }
    }
  }
}
