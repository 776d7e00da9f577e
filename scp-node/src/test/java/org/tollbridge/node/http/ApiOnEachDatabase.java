package org.tollbridge.node.http;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** The API as a node serves it, new for each test, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class ApiOnEachDatabase {

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Optional<ApiFixture> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(new ApiFixture(database, folder));
    }

    @AfterEach
    void close() {
        opened.ifPresent(ApiFixture::close);
    }

    final ApiFixture fixture() {
        return opened.orElseThrow();
    }

    final ApiClient client() {
        return fixture().client;
    }

    /** A token of the service desk. */
    final String desk() {
        return fixture().token(Role.DESK);
    }

    /** What the service desk looks at. */
    final Request get(String path) {
        return client().get(path).token(desk());
    }

    /** The paths of the faults that were answered. */
    static List<String> faults(Reply reply) throws Exception {
        List<String> paths = new ArrayList<>();
        reply.json()
                .path("faults")
                .forEach(fault -> paths.add(fault.path("path").asText()));
        return paths;
    }
}
