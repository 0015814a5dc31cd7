package io.snaprelay.localaws.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A dispatcher behind a real port, and clients for it. */
public final class TestServer implements AutoCloseable {

  public static final String ACCOUNT = "111111111111";

  private final HttpPort port;

  public TestServer(Dispatcher dispatcher) {
    try {
      port = HttpPort.open(0, dispatcher::handle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port.port());
  }

  /** A client of account 111111111111 in us-east-1. */
  public <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
    return client(builder, ACCOUNT, Region.US_EAST_1);
  }

  public <C, B extends AwsClientBuilder<B, C>> C client(B builder, String account, Region region) {
    return builder
        .endpointOverride(address())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
        .build();
  }

  /** Sends what no SDK would send, with a signature's scope in the header. */
  HttpResponse<String> post(String service, String body, String... headers)
      throws IOException, InterruptedException {
    String scope =
        "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/%s/aws4_request, SignedHeaders=x";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address())
            .header("Authorization", scope.formatted(ACCOUNT, service))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    port.close();
  }
}
