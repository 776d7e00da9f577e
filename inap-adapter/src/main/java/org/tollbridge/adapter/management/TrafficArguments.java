package org.tollbridge.adapter.management;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.inap.ActivateServiceFiltering;
import org.tollbridge.wire.inap.CallGap;
import org.tollbridge.wire.inap.ControlType;
import org.tollbridge.wire.inap.CounterAndValue;
import org.tollbridge.wire.inap.FilteredCallTreatment;
import org.tollbridge.wire.inap.FilteringCharacteristics;
import org.tollbridge.wire.inap.FilteringCriteria;
import org.tollbridge.wire.inap.FilteringTimeOut;
import org.tollbridge.wire.inap.GapCriteria;
import org.tollbridge.wire.inap.GapIndicators;
import org.tollbridge.wire.inap.GapOnService;
import org.tollbridge.wire.inap.InbandInfo;
import org.tollbridge.wire.inap.InformationToSend;
import org.tollbridge.wire.inap.MessageId;
import org.tollbridge.wire.inap.ResponseCondition;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;

/** Converts traffic orders into INAP arguments. */
final class TrafficArguments {

    /** Charging characteristics are mandatory but network-specific: one octet that requests nothing. */
    private static final Opaque NO_CHARGING = Opaque.of(Octets.of((byte) 0));

    private TrafficArguments() {}

    static CallGap callGap(CallGapOrder order) {
        GapCriteria criteria = switch (order.criterion()) {
            case TrafficCriterion.Service(long key) ->
                GapCriteria.TYPE.of(
                        GapCriteria.GAP_ON_SERVICE,
                        GapOnService.TYPE
                                .values()
                                .set(GapOnService.SERVICE_KEY, key)
                                .build());
            case TrafficCriterion.CalledNumber(String digits) ->
                GapCriteria.TYPE.of(
                        GapCriteria.CALLED_ADDRESS_VALUE,
                        IsupNumber.of(NumberFormat.GENERIC, NatureOfAddress.UNKNOWN, digits)
                                .toOctets());
        };
        GapIndicators indicators = GapIndicators.TYPE
                .values()
                .set(GapIndicators.DURATION, (long) order.seconds())
                .set(GapIndicators.GAP_INTERVAL, (long) order.intervalMillis())
                .build();
        return CallGap.TYPE
                .values()
                .set(CallGap.GAP_CRITERIA, criteria)
                .set(CallGap.GAP_INDICATORS, indicators)
                .set(CallGap.CONTROL_TYPE, ControlType.SCP_OVERLOADED)
                .build();
    }

    /** @param seconds 0 ends the filter */
    static ActivateServiceFiltering activate(ServiceFilter filter, int seconds) {
        Optional<Octets> cause = filter.cause().isPresent()
                ? Optional.of(Cause.ofService(filter.cause().getAsInt()).toOctets())
                : Optional.empty();
        FilteredCallTreatment treatment = FilteredCallTreatment.TYPE
                .values()
                .set(FilteredCallTreatment.SF_BILLING_CHARGING_CHARACTERISTICS, NO_CHARGING)
                .set(FilteredCallTreatment.INFORMATION_TO_SEND, announcement(filter))
                .set(FilteredCallTreatment.MAXIMUM_NUMBER_OF_COUNTERS, 1L)
                .set(FilteredCallTreatment.RELEASE_CAUSE, cause)
                .build();
        return ActivateServiceFiltering.TYPE
                .values()
                .set(ActivateServiceFiltering.FILTERED_CALL_TREATMENT, treatment)
                .set(
                        ActivateServiceFiltering.FILTERING_CHARACTERISTICS,
                        FilteringCharacteristics.TYPE.of(
                                FilteringCharacteristics.INTERVAL, (long) filter.intervalSeconds()))
                .set(
                        ActivateServiceFiltering.FILTERING_TIME_OUT,
                        FilteringTimeOut.TYPE.of(FilteringTimeOut.DURATION, (long) seconds))
                .set(ActivateServiceFiltering.FILTERING_CRITERIA, criteria(filter.criterion()))
                .build();
    }

    private static Optional<InformationToSend> announcement(ServiceFilter filter) {
        if (filter.announcement().isEmpty()) {
            return Optional.empty();
        }
        MessageId message = MessageId.TYPE.of(
                MessageId.ELEMENTARY_MESSAGE_ID, (long) filter.announcement().getAsInt());
        InbandInfo info = InbandInfo.TYPE
                .values()
                .set(InbandInfo.MESSAGE_ID, message)
                .set(InbandInfo.NUMBER_OF_REPETITIONS, 1L)
                .build();
        return Optional.of(InformationToSend.TYPE.of(InformationToSend.INBAND_INFO, info));
    }

    private static FilteringCriteria criteria(TrafficCriterion criterion) {
        return switch (criterion) {
            case TrafficCriterion.Service(long key) -> FilteringCriteria.TYPE.of(FilteringCriteria.SERVICE_KEY, key);
            case TrafficCriterion.CalledNumber(String digits) ->
                FilteringCriteria.TYPE.of(
                        FilteringCriteria.DIALLED_NUMBER,
                        GenericDigits.of(digits).toOctets());
        };
    }

    /** A switch's counts; empty if they are for a criterion that this node never requests. */
    static Optional<FilterReport> report(int pointCode, ServiceFilteringResponse response) {
        Map<Integer, Long> counters = new HashMap<>();
        for (CounterAndValue counter : response.value(ServiceFilteringResponse.COUNTERS_VALUE)) {
            counters.put(
                    counter.value(CounterAndValue.COUNTER_ID).intValue(), counter.value(CounterAndValue.COUNTER_VALUE));
        }
        boolean last = response.get(ServiceFilteringResponse.RESPONSE_CONDITION)
                .filter(ResponseCondition.LAST_RESPONSE::equals)
                .isPresent();
        return criterion(response.value(ServiceFilteringResponse.FILTERING_CRITERIA))
                .map(criterion -> new FilterReport(pointCode, criterion, counters, last));
    }

    private static Optional<TrafficCriterion> criterion(FilteringCriteria criteria) {
        Optional<TrafficCriterion> service =
                criteria.get(FilteringCriteria.SERVICE_KEY).map(TrafficCriterion.Service::new);
        return service.or(() -> criteria.get(FilteringCriteria.DIALLED_NUMBER)
                .flatMap(octets -> GenericDigits.view(octets).toOptional())
                .flatMap(GenericDigits::digits)
                .filter(TrafficCriterion.CalledNumber::isNumber)
                .map(TrafficCriterion.CalledNumber::new));
    }
}
