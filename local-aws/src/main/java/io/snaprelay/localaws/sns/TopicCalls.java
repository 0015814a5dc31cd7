package io.snaprelay.localaws.sns;

import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.Dispatcher;
import io.snaprelay.localaws.wire.Required;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;

/** CreateTopic and DeleteTopic. */
record TopicCalls(Topics topics) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  void register(Dispatcher dispatcher) {
    dispatcher.on(CreateTopicRequest.class, Set.of("Name"), this::create);
    dispatcher.on(DeleteTopicRequest.class, Set.of("TopicArn"), this::delete);
  }

  private CreateTopicResponse create(CreateTopicRequest request, Call call) {
    String name = Required.member("Name", request.name());
    if (name.endsWith(".fifo")) {
      throw SnsError.notImplemented("FIFO topics");
    }
    if (!NAME.matcher(name).matches()) {
      throw SnsError.invalid("Topic Name");
    }
    return CreateTopicResponse.builder()
        .topicArn(topics.create(Topic.of(call, name)).arn())
        .build();
  }

  /** Deleting what is not there is no error (SNS API Reference, "DeleteTopic"). */
  private DeleteTopicResponse delete(DeleteTopicRequest request, Call call) {
    if (topics.exists(Required.member("TopicArn", request.topicArn()))) {
      topics.delete(topics.of(call, "SNS:DeleteTopic", request.topicArn()).arn());
    }
    return DeleteTopicResponse.builder().build();
  }
}
