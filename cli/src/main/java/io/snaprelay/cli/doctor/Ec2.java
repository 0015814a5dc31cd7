package io.snaprelay.cli.doctor;

import io.snaprelay.aws.AwsCalls;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3c.dom.Document;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/**
 * Security groups, as EC2 describes them (EC2 API Reference, DescribeSecurityGroups). The request
 * is made here, and signed by the SDK: its client of EC2 is larger than the rest of the command
 * line together, and this is one call.
 */
final class Ec2 implements AutoCloseable {
  private static final String ACTION = "ec2:DescribeSecurityGroups";
  private static final String BODY =
      "Action=DescribeSecurityGroups&Version=2016-11-15&GroupId.1=%s";
  private static final int OK = 200;

  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  /**
   * Describes a security group.
   *
   * @param id as {@code sg-} and digits: it goes into the request as it is
   * @return empty if EC2 knows none of that id there
   * @throws io.snaprelay.aws.AwsFailure if EC2 refuses or does not answer
   */
  Optional<SecurityGroup> securityGroup(
      String id, Region region, AwsCredentialsIdentity credentials) {
    return Present.orNot(
        () ->
            AwsCalls.call(
                ACTION,
                () -> Optional.of(SecurityGroup.of(ask(BODY.formatted(id), region, credentials)))));
  }

  private Document ask(String form, Region region, AwsCredentialsIdentity credentials) {
    ContentStreamProvider body = ContentStreamProvider.fromUtf8String(form);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                it ->
                    it.identity(credentials)
                        .request(request(region, form))
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    HttpExecuteRequest request =
        HttpExecuteRequest.builder().request(signed.request()).contentStreamProvider(body).build();
    try {
      return read(http.prepareRequest(request).call());
    } catch (IOException e) {
      throw SdkClientException.create(e.toString(), e);
    }
  }

  private static SdkHttpRequest request(Region region, String form) {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(endpoint(region))
        .encodedPath("/")
        .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .putHeader("Content-Length", String.valueOf(form.getBytes(StandardCharsets.UTF_8).length))
        .build();
  }

  /** By the variables that name the endpoints of all services, as every client of the SDK. */
  private static URI endpoint(Region region) {
    return AwsClientEndpointProvider.builder()
        .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_EC2")
        .serviceEndpointOverrideSystemProperty("aws.endpointUrlEc2")
        .serviceProfileProperty("ec2")
        .serviceEndpointPrefix("ec2")
        .defaultProtocol("https")
        .region(region)
        .build()
        .clientEndpoint();
  }

  private static Document read(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    try (InputStream body = response.responseBody().orElseThrow()) {
      Document xml = Ec2Xml.parse(body);
      if (status != OK) {
        throw refusal(xml, status);
      }
      return xml;
    }
  }

  private static AwsServiceException refusal(Document xml, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(Ec2Xml.first(xml, "//Error/Code"))
                .errorMessage(Ec2Xml.first(xml, "//Error/Message"))
                .build())
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
