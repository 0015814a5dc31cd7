package io.snaprelay.localaws.wire;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** What the SDK's client interfaces tell about the operations of their services. */
final class Model {

  private final Map<Class<?>, OperationName> names = new HashMap<>();

  void learn(String service, Class<?> client) {
    Arrays.stream(client.getMethods())
        .filter(Model::isOperation)
        .forEach(m -> names.put(m.getParameterTypes()[0], name(service, m)));
  }

  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkPojo.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkPojo.class.isAssignableFrom(method.getReturnType());
  }

  /** Only the first letter differs: createDBSnapshot is CreateDBSnapshot. */
  private static OperationName name(String service, Method method) {
    String name = method.getName();
    return new OperationName(service, Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  OperationName nameOf(Class<?> request) {
    OperationName name = names.get(request);
    if (name == null) {
      throw new IllegalArgumentException(request + " belongs to no service that was declared");
    }
    return name;
  }

  static Supplier<SdkPojo> builderOf(Class<?> request) {
    try {
      Method builder = request.getMethod("builder");
      return () -> invoke(builder);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(request + " is no request of the SDK", e);
    }
  }

  private static SdkPojo invoke(Method builder) {
    try {
      return (SdkPojo) builder.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
