package org.tollbridge.simulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.simulator.traffic.TrafficOffice.Treatment;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ActivateServiceFiltering;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CallGap;
import org.tollbridge.wire.inap.CounterAndValue;
import org.tollbridge.wire.inap.FilteredCallTreatment;
import org.tollbridge.wire.inap.FilteringCharacteristics;
import org.tollbridge.wire.inap.FilteringCriteria;
import org.tollbridge.wire.inap.FilteringTimeOut;
import org.tollbridge.wire.inap.GapCriteria;
import org.tollbridge.wire.inap.GapIndicators;
import org.tollbridge.wire.inap.GapOnService;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.ResponseCondition;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

class TrafficOfficeTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final CallSubject VOTE = new CallSubject(800, "8005551234");
    private static final CallSubject OTHER = new CallSubject(800, "8001112222");

    private final TrafficOffice office = new TrafficOffice(true, Variant.ETSI);
    private long now = 1_000 * SECOND;

    private static TcapMessage.Begin order(ApplicationContext context, Operation operation, Argument argument) {
        return new TcapMessage.Begin(
                TransactionId.of(9),
                Optional.of(DialoguePortion.Request.of(context.objectIdentifier())),
                List.of(new Component.Invoke(
                        1,
                        OptionalInt.empty(),
                        new Code.Local(operation.code()),
                        Optional.of(argument.encode(context.variant())))));
    }

    private static TcapMessage.Begin gap(GapCriteria criteria, long seconds, long millis) {
        GapIndicators indicators = GapIndicators.TYPE
                .values()
                .set(GapIndicators.DURATION, seconds)
                .set(GapIndicators.GAP_INTERVAL, millis)
                .build();
        return order(
                ApplicationContext.ETSI_TRAFFIC_MANAGEMENT,
                Operation.CALL_GAP,
                CallGap.TYPE
                        .values()
                        .set(CallGap.GAP_CRITERIA, criteria)
                        .set(CallGap.GAP_INDICATORS, indicators)
                        .build());
    }

    private static GapCriteria service(long key) {
        return GapCriteria.TYPE.of(
                GapCriteria.GAP_ON_SERVICE,
                GapOnService.TYPE.values().set(GapOnService.SERVICE_KEY, key).build());
    }

    private static GapCriteria number(String digits) {
        return GapCriteria.TYPE.of(
                GapCriteria.CALLED_ADDRESS_VALUE,
                IsupNumber.of(NumberFormat.GENERIC, NatureOfAddress.UNKNOWN, digits)
                        .toOctets());
    }

    private static TcapMessage.Begin filter(long serviceKey, long seconds, long interval) {
        FilteredCallTreatment treatment = FilteredCallTreatment.TYPE
                .values()
                .set(FilteredCallTreatment.SF_BILLING_CHARGING_CHARACTERISTICS, Opaque.of(Octets.of((byte) 0)))
                .build();
        return order(
                ApplicationContext.ETSI_SERVICE_MANAGEMENT_FROM_SCP,
                Operation.ACTIVATE_SERVICE_FILTERING,
                ActivateServiceFiltering.TYPE
                        .values()
                        .set(ActivateServiceFiltering.FILTERED_CALL_TREATMENT, treatment)
                        .set(
                                ActivateServiceFiltering.FILTERING_CHARACTERISTICS,
                                FilteringCharacteristics.TYPE.of(FilteringCharacteristics.INTERVAL, interval))
                        .set(
                                ActivateServiceFiltering.FILTERING_TIME_OUT,
                                FilteringTimeOut.TYPE.of(FilteringTimeOut.DURATION, seconds))
                        .set(
                                ActivateServiceFiltering.FILTERING_CRITERIA,
                                FilteringCriteria.TYPE.of(FilteringCriteria.SERVICE_KEY, serviceKey))
                        .build());
    }

    private int passed(CallSubject call, int calls, long distance) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            now += distance;
            passed += office.treat(call, now) == Treatment.ASK_THE_SCP ? 1 : 0;
        }
        return passed;
    }

    @Test
    void aGapLetsOneCallThroughInEachIntervalUntilItsTimeIsOver() {
        assertEquals(Optional.empty(), office.received(gap(service(800), 2, 100), now));
        assertEquals(20, passed(VOTE, 199, 10 * MS));
        assertEquals(50, passed(VOTE, 50, 10 * MS));
        assertEquals(0, office.gaps());
    }

    @Test
    void aGapForANumberLeavesOthersAlone() {
        office.received(gap(number("8005551234"), 60, 60_000), now);
        assertEquals(1, passed(VOTE, 50, 10 * MS));
        assertEquals(50, passed(OTHER, 50, 10 * MS));
    }

    @Test
    void aCallThatOneGapKeepsUsesUpNoOther() {
        office.received(gap(number("8005551234"), 60, 60_000), now);
        office.received(gap(service(800), 60, 1_000), now);
        assertEquals(1, passed(VOTE, 1, MS));
        now += SECOND;
        assertEquals(0, passed(VOTE, 5, MS));
        assertEquals(1, passed(OTHER, 1, MS));
    }

    @Test
    void aDurationOf0WithdrawsAndARenewalGoesOn() {
        office.received(gap(service(800), 10, 1_000), now);
        assertEquals(1, passed(VOTE, 1, MS));
        office.received(gap(service(800), 10, 1_000), now);
        assertEquals(0, passed(VOTE, 5, MS));
        office.received(gap(service(800), 0, 0), now);
        assertEquals(5, passed(VOTE, 5, MS));
    }

    @Test
    void aSwitchThatKeepsNoGapsTakesThemWithoutAWord() {
        TrafficOffice stubborn = new TrafficOffice(false, Variant.ETSI);
        assertEquals(Optional.empty(), stubborn.received(gap(service(800), 10, 1_000), now));
        assertEquals(Treatment.ASK_THE_SCP, stubborn.treat(VOTE, now));
        assertEquals(Treatment.ASK_THE_SCP, stubborn.treat(VOTE, now));
    }

    @Test
    void aFilterIsAcceptedCountsAndReports() {
        TcapMessage.End accepted = assertInstanceOf(
                TcapMessage.End.class, office.received(filter(800, 10, 2), now).orElseThrow());
        assertEquals(List.of(new Component.ReturnResult(true, 1, Optional.empty())), accepted.components());
        assertEquals(
                Optional.of(DialoguePortion.Response.accepted(
                        ApplicationContext.ETSI_SERVICE_MANAGEMENT_FROM_SCP.objectIdentifier())),
                accepted.dialogue());
        assertEquals(1, passed(VOTE, 20, 100 * MS), "the one after two seconds");
        assertResponse(19, ResponseCondition.INTERMEDIATE_RESPONSE);
        assertEquals(0, passed(VOTE, 10, 100 * MS));
        assertTrue(office.due(now).isEmpty());
        now += 8 * SECOND;
        assertResponse(29, ResponseCondition.LAST_RESPONSE);
        assertEquals(1, passed(VOTE, 1, MS));
        assertEquals(0, office.filters());
    }

    private void assertResponse(long count, ResponseCondition condition) {
        List<TcapMessage> due = office.due(now);
        assertEquals(1, due.size());
        TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, due.getFirst());
        Component.Invoke invoke =
                assertInstanceOf(Component.Invoke.class, begin.components().getFirst());
        Argument argument = InapCodec.argument(Operation.SERVICE_FILTERING_RESPONSE, invoke.parameter(), Variant.ETSI)
                        instanceof Reading.Value<Argument>(Argument value)
                ? value
                : CallGap.TYPE.values().build();
        ServiceFilteringResponse response = assertInstanceOf(ServiceFilteringResponse.class, argument);
        CounterAndValue counter =
                response.value(ServiceFilteringResponse.COUNTERS_VALUE).getFirst();
        assertEquals(count, counter.value(CounterAndValue.COUNTER_VALUE));
        assertEquals(Optional.of(condition), response.get(ServiceFilteringResponse.RESPONSE_CONDITION));
    }

    @Test
    void aFilterThatIsEndedReportsForTheLastTime() {
        office.received(filter(800, 10, 5), now);
        passed(VOTE, 7, MS);
        office.received(filter(800, 0, 5), now);
        assertResponse(7, ResponseCondition.LAST_RESPONSE);
        assertEquals(3, passed(VOTE, 3, MS));
    }

    @Test
    void whatIsNoOrderIsAborted() {
        TcapMessage.Begin connect = new TcapMessage.Begin(TransactionId.of(9), Optional.empty(), List.of());
        assertEquals(
                Optional.of(new TcapMessage.Abort(
                        TransactionId.of(9), Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty())),
                office.received(connect, now));
    }
}
