package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The certificate authority of the local servers and the one certificate that they all use, as RDS
 * has its CA bundle. The JDK's keytool makes them, once per machine, user and year.
 */
public final class Certificates {

  private static final String NAMES = "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  static Certificates in(Path cache, ServerUser user) throws IOException {
    Path place = cache.resolve("tls-" + Year.now(ZoneOffset.UTC));
    AtomicFolder.at(
        place,
        draft -> {
          new Certificates(draft).create();
          user.give(draft);
        });
    return new Certificates(place);
  }

  /** What a client needs for {@code sslmode=verify-full}, PEM. */
  public Path caBundle() {
    return folder.resolve("ca-bundle.pem");
  }

  public Path serverCertificate() {
    return folder.resolve("server.pem");
  }

  public Path serverKey() {
    return folder.resolve("server.key");
  }

  private void create() throws IOException {
    Path password = OwnerOnly.write(folder.resolve("password"), OwnerOnly.randomPassword());
    Path store = folder.resolve("store.p12");
    keytool(store, password, "ca", List.of("-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign"));
    keytool(
        store,
        password,
        "server",
        List.of("-signer", "ca", "-ext", NAMES, "-ext", "eku=serverAuth"));
    export(store, Files.readString(password).toCharArray());
    Files.delete(store);
    Files.delete(password);
  }

  /** Valid for two years; a new one is made every year. */
  private static void keytool(Path store, Path password, String alias, List<String> extensions)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of("-groupname", "secp256r1", "-validity", "730"));
    command.addAll(List.of("-dname", "CN=local-aws RDS " + alias));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass:file", password.toString()));
    command.addAll(extensions);
    Command.run(command);
  }

  private void export(Path file, char[] password) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(content, password);
      byte[] key = store.getKey("server", password).getEncoded();
      Files.writeString(caBundle(), pem("CERTIFICATE", store.getCertificate("ca").getEncoded()));
      Files.writeString(
          serverCertificate(), pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
      OwnerOnly.write(serverKey(), pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot make the certificates of the local servers", e);
    }
  }

  private static String pem(String type, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, body);
  }
}
