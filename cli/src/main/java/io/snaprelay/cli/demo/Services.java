package io.snaprelay.cli.demo;

import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The services, each a process of its own. */
public final class Services implements AutoCloseable {
  private final Installation installation;
  private final Workspace workspace;
  private final Map<String, String> environment;
  private final Map<Service, Map<String, String>> identities = new EnumMap<>(Service.class);
  private final Map<Service, JavaProcess> running = new EnumMap<>(Service.class);
  private boolean closed;

  /**
   * @param environment of all services
   * @param identity as whom a service calls AWS, in further variables, unless the environment has
   *     credentials
   */
  Services(
      Installation installation,
      Workspace workspace,
      Map<String, String> environment,
      Function<Service, Map<String, String>> identity) {
    this.installation = installation;
    this.workspace = workspace;
    this.environment = new HashMap<>(ServiceJvm.ENVIRONMENT);
    this.environment.putAll(environment);
    List.of(Service.values()).forEach(it -> identities.put(it, identity.apply(it)));
  }

  /**
   * Starts a service.
   *
   * @throws IllegalStateException if all were ended for good
   */
  public synchronized void start(Service service) {
    start(service, installation.form());
  }

  /**
   * Starts a service in a form of its own.
   *
   * @throws IllegalStateException if all were ended for good
   */
  public synchronized void start(Service service, Form form) {
    if (closed) {
      throw new IllegalStateException("No service is started any more");
    }
    JavaProcess process =
        JavaProcess.start(
            new Installation(installation.home(), form).service(service),
            environment(service),
            workspace.log(service.serviceName()),
            form.grace());
    running.put(service, process);
  }

  /** What a service is told, beside what this process is. */
  public Map<String, String> environment(Service service) {
    Map<String, String> all = new HashMap<>(environment);
    if (!all.containsKey("AWS_ACCESS_KEY_ID")) {
      all.putAll(identities.get(service));
    }
    return all;
  }

  /** The process of a service that was started. */
  public synchronized JavaProcess process(Service service) {
    return running.get(service);
  }

  /** Ends a service as an orchestrator would. */
  public synchronized void stop(Service service) {
    running.remove(service).close();
  }

  /**
   * Whether each is the very executable that its build left: no JVM, and no script that starts one.
   */
  public synchronized boolean areNative() {
    return running.entrySet().stream()
        .allMatch(
            each ->
                each.getValue().isProgram(Form.NATIVE.program(installation.home(), each.getKey())));
  }

  /** Ends a service as a power cut would, and starts it again. */
  public synchronized void killAndRestart(Service service) {
    running.remove(service).kill();
    start(service);
  }

  /** The services that have ended although nobody asked them to. */
  public synchronized List<Service> dead() {
    List<Service> dead = new ArrayList<>();
    running.forEach(
        (service, process) -> {
          if (!process.isAlive()) {
            dead.add(service);
          }
        });
    return dead;
  }

  @Override
  public synchronized void close() {
    closed = true;
    running.values().parallelStream().forEach(JavaProcess::close);
    Form form = installation.form();
    running.keySet().forEach(each -> form.tidy(form.program(installation.home(), each)));
    running.clear();
  }
}
