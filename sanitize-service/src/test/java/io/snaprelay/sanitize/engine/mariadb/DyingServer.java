package io.snaprelay.sanitize.engine.mariadb;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Server;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way into a server on which whoever takes it is killed at a statement: all its sessions are gone
 * at once, every second time after the statement was done.
 */
final class DyingServer implements Server {
  private final Server server;
  private final String beginning;
  private final AtomicInteger left;
  private final boolean afterwards;
  private final boolean gone;
  private final Queue<Connection> open = new ConcurrentLinkedQueue<>();

  /** At that statement of all. */
  DyingServer(Server server, int statements) {
    this(server, "", statements, statements % 2 == 0, true);
  }

  /** At the first statement without parameters that begins so, before it is done or afterwards. */
  DyingServer(Server server, String beginning, boolean afterwards) {
    this(server, beginning, 1, afterwards, true);
  }

  /** Nobody is killed: the first statement that begins so gives way to a deadlock. */
  static DyingServer withDeadlock(Server server, String beginning) {
    return new DyingServer(server, beginning, 1, false, false);
  }

  private DyingServer(
      Server server, String beginning, int statements, boolean afterwards, boolean gone) {
    this.server = server;
    this.beginning = beginning;
    this.left = new AtomicInteger(statements);
    this.afterwards = afterwards;
    this.gone = gone;
  }

  @Override
  public Engine engine() {
    return server.engine();
  }

  @Override
  public Connection connect(String database) throws SQLException {
    Connection connection = server.connect(database);
    open.add(connection);
    return mortal(Connection.class, connection);
  }

  private <T> T mortal(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean counts = method.getName().startsWith("execute") && isOne(arguments);
              int now = counts ? left.decrementAndGet() : 1;
              boolean last = gone ? now <= 0 : now == 0;
              if (last && !afterwards) {
                throw broken();
              }
              Object result = result(real, method, arguments);
              if (last) {
                throw broken();
              }
              if (result instanceof PreparedStatement statement) {
                return mortal(PreparedStatement.class, statement);
              }
              return result instanceof Statement statement
                  ? mortal(Statement.class, statement)
                  : result;
            }));
  }

  private boolean isOne(Object... arguments) {
    return beginning.isEmpty()
        || arguments != null
            && arguments.length > 0
            && arguments[0] instanceof String sql
            && sql.startsWith(beginning);
  }

  private static Object result(Object real, Method method, Object[] arguments) throws Exception {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private SQLException broken() throws SQLException {
    if (!gone) {
      return new SQLTransactionRollbackException("deadlock", "40001", 1213);
    }
    for (Connection each : open) {
      each.abort(Runnable::run);
    }
    return new SQLNonTransientConnectionException("killed", "08006");
  }
}
