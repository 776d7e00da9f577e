package org.tollbridge.provisioning.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.plan.Fault;

class SubscriberTest {

    private static final List<String> CLASSES = List.of("800", "400");

    @Test
    void aNameIsEnough() {
        assertEquals(List.of(), Subscriber.named("北京 Kite").check(CLASSES));
    }

    @ParameterizedTest
    @CsvSource({
        "' ', +86 10-5550 1001, a@b.cn, 800, Asia/Shanghai, zh-CN, name",
        "A, call me, a@b.cn, 800, Asia/Shanghai, zh, phone",
        "A, 010, nobody, 800, Asia/Shanghai, zh, email",
        "A, 010, a@b.cn, 900, Asia/Shanghai, zh, service_class",
        "A, 010, a@b.cn, 800, Asia/Nowhere, zh, time_zone",
        "A, 010, a@b.cn, 800, Asia/Shanghai, 中文, language",
    })
    void whatIsWrongIsNamed(
            String name, String phone, String email, String serviceClass, String zone, String language, String field) {
        Subscriber subscriber = new Subscriber(name, "", "", phone, email, "", serviceClass, zone, language, List.of());
        assertEquals(
                List.of(field),
                subscriber.check(CLASSES).stream().map(Fault::path).toList());
    }
}
