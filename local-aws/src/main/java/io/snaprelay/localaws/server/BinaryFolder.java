package io.snaprelay.localaws.server;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the folder of a product's binaries that the build made: {@code target/<product>}, beside
 * the code, or wherever the system property {@code localaws.<product>} says.
 */
public final class BinaryFolder {

  private final Product product;

  public BinaryFolder(Product product) {
    this.product = product;
  }

  /** Empty where the build did not fetch any. */
  public Optional<Path> find() {
    return Stream.of(byProperty(), besideTheCode())
        .flatMap(Optional::stream)
        .filter(Files::isDirectory)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  /** What to say where there is none. */
  public IllegalStateException notFound() {
    return new IllegalStateException(
        "The %s binaries are not found: the system property %s is %s, beside the code is %s"
            .formatted(
                product.title(),
                property(),
                byProperty().map(p -> p + ", which is no folder").orElse("not set"),
                besideTheCode().map(Path::toString).orElse("not known")));
  }

  private String property() {
    return "localaws." + product.name();
  }

  private Optional<Path> byProperty() {
    return Optional.ofNullable(System.getProperty(property())).map(Path::of);
  }

  /**
   * {@code target/postgres} lies beside {@code target/classes} and {@code target/local-aws.jar}.
   */
  private Optional<Path> besideTheCode() {
    CodeSource source = BinaryFolder.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).resolveSibling(product.name()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
