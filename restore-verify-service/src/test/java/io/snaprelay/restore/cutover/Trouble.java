package io.snaprelay.restore.cutover;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Stands before the ports of a service and counts every call that leaves it. A test breaks one of
 * them, before or after it took effect, or lets something else happen while it is on its way.
 */
final class Trouble {
  /** A process that ended in the middle. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private int calls;
  private int broken = -1;
  private boolean afterEffect;
  private RuntimeException failure = new Killed();
  private Consumer<Method> before = method -> {};
  private String watched = "";
  private Consumer<Object[]> watcher = arguments -> {};

  /** How many calls there have been. */
  int calls() {
    return calls;
  }

  /** The call of that number, from 0, fails. */
  Trouble breaks(int number, boolean after, RuntimeException how) {
    broken = number;
    afterEffect = after;
    failure = how;
    return this;
  }

  /** Something that happens before each call takes effect. */
  Trouble before(Consumer<Method> what) {
    before = what;
    return this;
  }

  /** Something that happens before a call of that name, which sees what is asked for. */
  Trouble on(String name, Consumer<Object[]> what) {
    watched = name;
    watcher = what;
    return this;
  }

  <T> T at(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) {
    int number = calls++;
    if (number == broken && !afterEffect) {
      throw failure;
    }
    before.accept(method);
    if (method.getName().equals(watched)) {
      watcher.accept(arguments);
    }
    Object answer = invoke(real, method, arguments);
    if (number == broken) {
      throw failure;
    }
    return answer;
  }

  private static Object invoke(Object real, Method method, Object[] arguments) {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
