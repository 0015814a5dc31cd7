package io.snaprelay.database;

import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;
import org.graalvm.nativeimage.hosted.RuntimeResourceAccess;
import org.mariadb.jdbc.plugin.AuthenticationPluginFactory;
import org.mariadb.jdbc.plugin.Codec;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/**
 * Tells the builder of native executables what MariaDB's driver looks up as services: how values
 * are written and read, and how one logs in. Quarkus keeps no service that it was not told of, and
 * without a codec the driver refuses a parameter of text.
 *
 * <p>It is named in {@code native-image.properties} beside this module's classes. Where passwords
 * come from is left out: this module brings them itself.
 */
public final class KeepMariaDb implements Feature {
  static final List<Class<?>> SERVICES =
      List.of(Codec.class, AuthenticationPluginFactory.class, TlsSocketPlugin.class);

  @Override
  public String getDescription() {
    return "Keeps the plugins of MariaDB's driver";
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess access) {
    for (Class<?> service : SERVICES) {
      RuntimeResourceAccess.addResource(
          service.getModule(), "META-INF/services/" + service.getName());
      providers(service).forEach(KeepMariaDb::keep);
    }
  }

  /** Those that the driver's jar names; none of them is made. */
  static Stream<Class<?>> providers(Class<?> service) {
    return ServiceLoader.load(service, service.getClassLoader()).stream().map(Provider::type);
  }

  private static void keep(Class<?> provider) {
    RuntimeReflection.register(provider);
    RuntimeReflection.registerForReflectiveInstantiation(provider);
  }
}
