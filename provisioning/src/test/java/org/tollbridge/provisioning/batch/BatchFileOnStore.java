package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Files of service numbers, loaded into a store that is new for each test. */
abstract class BatchFileOnStore {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final NumberRules RULES =
            new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), SHANGHAI);
    static final String HEADER = "service_number,subscriber,destination\n";
    static final String GOOD = "8008100001,A,010-55501001\n";

    final List<String> faults = new ArrayList<>();

    @TempDir
    private Path folder;

    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        opened = Optional.of(NumberStore.open(StoreSettings.embedded(folder.resolve("store"))));
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    final NumberStore store() {
        return opened.orElseThrow();
    }

    final BatchFile.Result load(InputStream in) throws IOException, StoreException {
        return BatchFile.load(
                in,
                new BatchPlace(store(), RULES),
                BatchMode.WHOLE,
                new Author("tester", ""),
                fault -> faults.add(fault.in("f.csv")));
    }

    final BatchFile.Result read(byte[] octets) throws IOException, StoreException {
        return load(new ByteArrayInputStream(octets));
    }

    final NumberImage good(String csv) throws IOException, StoreException {
        read(csv.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), faults);
        return store().snapshot();
    }

    final List<String> faultsOf(String csv) throws IOException, StoreException {
        return faultsOf(csv.getBytes(StandardCharsets.UTF_8));
    }

    final List<String> faultsOf(byte[] octets) throws IOException, StoreException {
        BatchFile.Result result = read(octets);
        assertEquals(Optional.empty(), result.change(), "a file with a fault changes nothing");
        assertEquals(0, store().snapshot().size());
        assertEquals(faults.size(), result.faults());
        return faults;
    }
}
