"""The contracts as Python classes; a module is imported when its class is first used.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rwa_chain.chain.registry import REGISTRY

if TYPE_CHECKING:
    from rwa_chain.bindings.cash_token import CashToken as CashToken
    from rwa_chain.bindings.config_lib import ConfigLib as ConfigLib
    from rwa_chain.bindings.conversion_agent import ConversionAgent as ConversionAgent
    from rwa_chain.bindings.country_rule import CountryRule as CountryRule
    from rwa_chain.bindings.day_count import DayCount as DayCount
    from rwa_chain.bindings.disclosure import Disclosure as Disclosure
    from rwa_chain.bindings.distributor import Distributor as Distributor
    from rwa_chain.bindings.ecdsa import ECDSA as ECDSA
    from rwa_chain.bindings.entry_flags import EntryFlags as EntryFlags
    from rwa_chain.bindings.entry_lib import EntryLib as EntryLib
    from rwa_chain.bindings.erc20_permit import ERC20Permit as ERC20Permit
    from rwa_chain.bindings.freeze_rule import FreezeRule as FreezeRule
    from rwa_chain.bindings.holder_count_rule import HolderCountRule as HolderCountRule
    from rwa_chain.bindings.holding_cap_rule import HoldingCapRule as HoldingCapRule
    from rwa_chain.bindings.i_access_managed import IAccessManaged as IAccessManaged
    from rwa_chain.bindings.i_admissions import IAdmissions as IAdmissions
    from rwa_chain.bindings.i_can_receive import ICanReceive as ICanReceive
    from rwa_chain.bindings.i_cash_token import ICashToken as ICashToken
    from rwa_chain.bindings.i_compliance_rule import IComplianceRule as IComplianceRule
    from rwa_chain.bindings.i_conversion_agent import IConversionAgent as IConversionAgent
    from rwa_chain.bindings.i_distributor import IDistributor as IDistributor
    from rwa_chain.bindings.i_documents import IDocuments as IDocuments
    from rwa_chain.bindings.i_filings import IFilings as IFilings
    from rwa_chain.bindings.i_instrument import IInstrument as IInstrument
    from rwa_chain.bindings.i_interbank import IInterbank as IInterbank
    from rwa_chain.bindings.i_issuance import IIssuance as IIssuance
    from rwa_chain.bindings.i_offering import IOffering as IOffering
    from rwa_chain.bindings.i_register import IRegister as IRegister
    from rwa_chain.bindings.i_register_sync import IRegisterSync as IRegisterSync
    from rwa_chain.bindings.i_settlement import ISettlement as ISettlement
    from rwa_chain.bindings.i_settlement_token import ISettlementToken as ISettlementToken
    from rwa_chain.bindings.i_tokenized_deposit import ITokenizedDeposit as ITokenizedDeposit
    from rwa_chain.bindings.i_venue_listing import IVenueListing as IVenueListing
    from rwa_chain.bindings.i_withholding import IWithholding as IWithholding
    from rwa_chain.bindings.ierc20 import IERC20 as IERC20
    from rwa_chain.bindings.ierc20_errors import IERC20Errors as IERC20Errors
    from rwa_chain.bindings.ierc5267 import IERC5267 as IERC5267
    from rwa_chain.bindings.interbank import Interbank as Interbank
    from rwa_chain.bindings.interest import Interest as Interest
    from rwa_chain.bindings.investor_class_rule import InvestorClassRule as InvestorClassRule
    from rwa_chain.bindings.lock_up_rule import LockUpRule as LockUpRule
    from rwa_chain.bindings.minimum_holding_rule import MinimumHoldingRule as MinimumHoldingRule
    from rwa_chain.bindings.nonces import Nonces as Nonces
    from rwa_chain.bindings.offering import Offering as Offering
    from rwa_chain.bindings.policy_lib import PolicyLib as PolicyLib
    from rwa_chain.bindings.policy_switches import PolicySwitches as PolicySwitches
    from rwa_chain.bindings.powers import Powers as Powers
    from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as ReentrancyGuardTransient
    from rwa_chain.bindings.register import Register as Register
    from rwa_chain.bindings.register_history import RegisterHistory as RegisterHistory
    from rwa_chain.bindings.safe_cast import SafeCast as SafeCast
    from rwa_chain.bindings.sanction_rule import SanctionRule as SanctionRule
    from rwa_chain.bindings.scoped_access import ScopedAccess as ScopedAccess
    from rwa_chain.bindings.settlement import Settlement as Settlement
    from rwa_chain.bindings.settlement_token import SettlementToken as SettlementToken
    from rwa_chain.bindings.short_strings import ShortStrings as ShortStrings
    from rwa_chain.bindings.tokenized_deposit import TokenizedDeposit as TokenizedDeposit
    from rwa_chain.bindings.trading_halt_rule import TradingHaltRule as TradingHaltRule
    from rwa_chain.bindings.venue_listing import VenueListing as VenueListing
    from rwa_chain.bindings.verification_rule import VerificationRule as VerificationRule
    from rwa_chain.bindings.withholding_table import WithholdingTable as WithholdingTable

_HOMES = {
    "CashToken": "cash_token",
    "ConfigLib": "config_lib",
    "ConversionAgent": "conversion_agent",
    "CountryRule": "country_rule",
    "DayCount": "day_count",
    "Disclosure": "disclosure",
    "Distributor": "distributor",
    "ECDSA": "ecdsa",
    "ERC20Permit": "erc20_permit",
    "EntryFlags": "entry_flags",
    "EntryLib": "entry_lib",
    "FreezeRule": "freeze_rule",
    "HolderCountRule": "holder_count_rule",
    "HoldingCapRule": "holding_cap_rule",
    "IAccessManaged": "i_access_managed",
    "IAdmissions": "i_admissions",
    "ICanReceive": "i_can_receive",
    "ICashToken": "i_cash_token",
    "IComplianceRule": "i_compliance_rule",
    "IConversionAgent": "i_conversion_agent",
    "IDistributor": "i_distributor",
    "IDocuments": "i_documents",
    "IERC20": "ierc20",
    "IERC20Errors": "ierc20_errors",
    "IERC5267": "ierc5267",
    "IFilings": "i_filings",
    "IInstrument": "i_instrument",
    "IInterbank": "i_interbank",
    "IIssuance": "i_issuance",
    "IOffering": "i_offering",
    "IRegister": "i_register",
    "IRegisterSync": "i_register_sync",
    "ISettlement": "i_settlement",
    "ISettlementToken": "i_settlement_token",
    "ITokenizedDeposit": "i_tokenized_deposit",
    "IVenueListing": "i_venue_listing",
    "IWithholding": "i_withholding",
    "Interbank": "interbank",
    "Interest": "interest",
    "InvestorClassRule": "investor_class_rule",
    "LockUpRule": "lock_up_rule",
    "MinimumHoldingRule": "minimum_holding_rule",
    "Nonces": "nonces",
    "Offering": "offering",
    "PolicyLib": "policy_lib",
    "PolicySwitches": "policy_switches",
    "Powers": "powers",
    "ReentrancyGuardTransient": "reentrancy_guard_transient",
    "Register": "register",
    "RegisterHistory": "register_history",
    "SafeCast": "safe_cast",
    "SanctionRule": "sanction_rule",
    "ScopedAccess": "scoped_access",
    "Settlement": "settlement",
    "SettlementToken": "settlement_token",
    "ShortStrings": "short_strings",
    "TokenizedDeposit": "tokenized_deposit",
    "TradingHaltRule": "trading_halt_rule",
    "VenueListing": "venue_listing",
    "VerificationRule": "verification_rule",
    "WithholdingTable": "withholding_table",
}

_ERRORS = {
    "0027fbf3": "rwa_chain.bindings.i_settlement:ISettlement.InstructionPastRecord",
    "00384e71": "rwa_chain.bindings.register:Register.ERC7943InsufficientUnfrozenBalance",
    "059ae897": "rwa_chain.bindings.i_settlement:ISettlement.InstructionNotLate",
    "067a50bc": "rwa_chain.bindings.i_venue_listing:IVenueListing.VenueUnknown",
    "068ca9d8": "rwa_chain.bindings.i_access_managed:IAccessManaged.AccessManagedUnauthorized",
    "07b633fc": "rwa_chain.bindings.day_count:DayCount.ReferencePeriodUnfit",
    "082ecd2a": "rwa_chain.bindings.i_conversion_agent:IConversionAgent.UnitsZero",
    "0ca56336": "rwa_chain.bindings.i_distributor:IDistributor.NothingKept",
    "0cc77a0d": "rwa_chain.bindings.i_register:IRegister.DecimalsTooMany",
    "0dfa1112": "rwa_chain.bindings.minimum_holding_rule:MinimumHoldingRule.HoldingBelowMinimum",
    "10532cb3": "rwa_chain.bindings.i_distributor:IDistributor.PaymentTooEarly",
    "11322d8c": "rwa_chain.bindings.i_conversion_agent:IConversionAgent.NomineeExpected",
    "115bbedf": "rwa_chain.bindings.i_offering:IOffering.ClosingIncomplete",
    "14229a1d": "rwa_chain.bindings.i_distributor:IDistributor.TillInsufficient",
    "14ec5aa1": "rwa_chain.bindings.i_filings:IFilings.RequiredDocumentMissing",
    "1526dc13": "rwa_chain.bindings.tokenized_deposit:TokenizedDeposit.BankFrozen",
    "179b4fda": "rwa_chain.bindings.i_settlement:ISettlement.ConsentCountUnfit",
    "22e39014": "rwa_chain.bindings.policy_lib:PolicyLib.PolicyFieldTooLarge",
    "24775e06": "rwa_chain.bindings.safe_cast:SafeCast.SafeCastOverflowedUintToInt",
    "262899ce": "rwa_chain.bindings.i_offering:IOffering.AllotmentSettledAlready",
    "29aecf24": "rwa_chain.bindings.i_distributor:IDistributor.DeclarationUnfit",
    "2d2904d9": "rwa_chain.bindings.i_filings:IFilings.ReportHashMissing",
    "2eb62206": "rwa_chain.bindings.i_register:IRegister.PowerMissing",
    "2f5c8ec1": "rwa_chain.bindings.i_settlement:ISettlement.LegAssetsUnpaired",
    "2f814d7c": "rwa_chain.bindings.i_register:IRegister.MembersExhausted",
    "2fef96f8": "rwa_chain.bindings.i_register:IRegister.GenerationsExhausted",
    "305a27a9": "rwa_chain.bindings.short_strings:ShortStrings.StringTooLong",
    "309340a0": "rwa_chain.bindings.i_distributor:IDistributor.ClaimNotYours",
    "326d551a": "rwa_chain.bindings.country_rule:CountryRule.CountryDenied",
    "327269a7": "rwa_chain.bindings.safe_cast:SafeCast.SafeCastOverflowedIntDowncast",
    "335a543b": "rwa_chain.bindings.i_offering:IOffering.InvestorNotEligible",
    "38baabd3": "rwa_chain.bindings.disclosure:Disclosure.DocumentUnknown",
    "3a795be7": "rwa_chain.bindings.i_offering:IOffering.BooksClosed",
    "3c91e6b6": "rwa_chain.bindings.withholding_table:WithholdingTable.RateTooHigh",
    "3cc29fb1": "rwa_chain.bindings.i_settlement:ISettlement.ReaffirmationUnfit",
    "3e00696f": "rwa_chain.bindings.freeze_rule:FreezeRule.WalletReplaced",
    "3ee5aeb5": "rwa_chain.bindings.reentrancy_guard_transient:ReentrancyGuardTransient.ReentrancyGuardReentrantCall",
    "40a810fb": "rwa_chain.bindings.i_distributor:IDistributor.OrderMissing",
    "40e60c24": "rwa_chain.bindings.interbank:Interbank.InterbankCallerRefused",
    "446631f1": "rwa_chain.bindings.i_filings:IFilings.ReportExists",
    "45db810a": "rwa_chain.bindings.i_register:IRegister.HoldStillGood",
    "472c3c1e": "rwa_chain.bindings.i_offering:IOffering.LimitAboveRate",
    "47f4ff59": "rwa_chain.bindings.i_settlement:ISettlement.ConsentInvalid",
    "4b800e46": "rwa_chain.bindings.erc20_permit:ERC20Permit.ERC2612InvalidSigner",
    "4dacd223": "rwa_chain.bindings.settlement_token:SettlementToken.RailClosed",
    "4e26f32d": "rwa_chain.bindings.i_offering:IOffering.NothingHeld",
    "501e789d": "rwa_chain.bindings.i_settlement:ISettlement.LegAmountZero",
    "506ab4bb": "rwa_chain.bindings.cash_token:CashToken.CashClosed",
    "50959acb": "rwa_chain.bindings.i_distributor:IDistributor.PaymentThroughInstrument",
    "5c9db642": "rwa_chain.bindings.i_register:IRegister.HoldExists",
    "5f290d16": "rwa_chain.bindings.i_distributor:IDistributor.PayeeBlocked",
    "5f34108d": "rwa_chain.bindings.i_register:IRegister.SupplyTooLarge",
    "604da752": "rwa_chain.bindings.i_venue_listing:IVenueListing.DisplayVenueHalt",
    "61909055": "rwa_chain.bindings.i_settlement:ISettlement.InstructionStatusUnfit",
    "62791302": "rwa_chain.bindings.erc20_permit:ERC20Permit.ERC2612ExpiredSignature",
    "645e47b0": "rwa_chain.bindings.i_distributor:IDistributor.DeclarerUnknown",
    "659233cf": "rwa_chain.bindings.i_settlement:ISettlement.LegShort",
    "66c2fc44": "rwa_chain.bindings.i_offering:IOffering.OrderInvalid",
    "67996de3": "rwa_chain.bindings.disclosure:Disclosure.DocumentsFull",
    "6c12b301": "rwa_chain.bindings.i_register:IRegister.RecordNotReached",
    "6d66ad41": "rwa_chain.bindings.i_settlement:ISettlement.InstructionDatesDisordered",
    "6dfcc650": "rwa_chain.bindings.safe_cast:SafeCast.SafeCastOverflowedUintDowncast",
    "6e338e64": "rwa_chain.bindings.i_offering:IOffering.ReportOwed",
    "6fd11de7": "rwa_chain.bindings.i_distributor:IDistributor.HoldersUnreached",
    "705c1eed": "rwa_chain.bindings.register:Register.ERC7943CannotReceive",
    "71d3e013": "rwa_chain.bindings.i_distributor:IDistributor.FundingMissing",
    "72360358": "rwa_chain.bindings.i_settlement:ISettlement.InstructionVenueUnknown",
    "724a1393": "rwa_chain.bindings.i_settlement:ISettlement.DelivererUnknown",
    "74d5ec8a": "rwa_chain.bindings.i_filings:IFilings.FilingMissing",
    "752d88c0": "rwa_chain.bindings.nonces:Nonces.InvalidAccountNonce",
    "759715bb": "rwa_chain.bindings.i_offering:IOffering.AcceptanceInvalid",
    "7693f933": "rwa_chain.bindings.country_rule:CountryRule.UsPersonDenied",
    "786d81b5": "rwa_chain.bindings.interest:Interest.FaceValueNotMultiple",
    "79d38033": "rwa_chain.bindings.i_filings:IFilings.LaneRefused",
    "7aba8d7d": "rwa_chain.bindings.i_settlement:ISettlement.CancellationAlreadyAgreed",
    "8294daf4": "rwa_chain.bindings.i_settlement:ISettlement.LegToSelf",
    "82c29901": "rwa_chain.bindings.i_offering:IOffering.AllotmentAboveOrder",
    "833da9bb": "rwa_chain.bindings.i_filings:IFilings.FilingCapExceeded",
    "8521e036": "rwa_chain.bindings.i_offering:IOffering.OrderMissing",
    "86db00f0": "rwa_chain.bindings.i_register:IRegister.HoldUnknown",
    "8fe89dfc": "rwa_chain.bindings.trading_halt_rule:TradingHaltRule.MarketHalted",
    "93c2009e": "rwa_chain.bindings.interbank:Interbank.CurrencyMismatched",
    "94280d62": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InvalidSpender",
    "96c6fd1e": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InvalidSender",
    "988e302a": "rwa_chain.bindings.i_settlement:ISettlement.DelivererNotAffirmed",
    "9945e946": "rwa_chain.bindings.i_conversion_agent:IConversionAgent.PoolNotEmpty",
    "99720586": "rwa_chain.bindings.i_venue_listing:IVenueListing.ListingStateWrong",
    "9a64ef97": "rwa_chain.bindings.lock_up_rule:LockUpRule.LockedUp",
    "9b877b91": "rwa_chain.bindings.day_count:DayCount.AccrualDatesDisordered",
    "9bc2bf2b": "rwa_chain.bindings.i_distributor:IDistributor.PayerUnknown",
    "9bd0cf50": "rwa_chain.bindings.i_distributor:IDistributor.PaymentsStarted",
    "9f00380c": "rwa_chain.bindings.i_distributor:IDistributor.CashNotAccepted",
    "9fff4267": "rwa_chain.bindings.i_conversion_agent:IConversionAgent.ExchangeUnitsInsufficient",
    "a02f73f5": "rwa_chain.bindings.i_venue_listing:IVenueListing.VenuesFull",
    "a1920dfd": "rwa_chain.bindings.i_register:IRegister.SpenderRefused",
    "a589a167": "rwa_chain.bindings.i_register:IRegister.RecordInstantPast",
    "a8ce4432": "rwa_chain.bindings.safe_cast:SafeCast.SafeCastOverflowedIntToUint",
    "aaee05e4": "rwa_chain.bindings.scoped_access:ScopedAccess.RoleMissing",
    "ab80f2dc": "rwa_chain.bindings.i_register:IRegister.HoldExpired",
    "ac07b7a0": "rwa_chain.bindings.settlement_token:SettlementToken.RailHoursInvalid",
    "aca5c0ae": "rwa_chain.bindings.disclosure:Disclosure.DocumentHashMissing",
    "ad85bb5d": "rwa_chain.bindings.i_offering:IOffering.OfferingTermInvalid",
    "af6fd24e": "rwa_chain.bindings.i_distributor:IDistributor.DistributionExists",
    "af77169d": "rwa_chain.bindings.i_access_managed:IAccessManaged.AccessManagedRequiredDelay",
    "b14e37fa": "rwa_chain.bindings.i_settlement:ISettlement.SettlementAssetUnknown",
    "b3512b0c": "rwa_chain.bindings.short_strings:ShortStrings.InvalidShortString",
    "b76ed727": "rwa_chain.bindings.i_settlement:ISettlement.InstructionNotExpired",
    "b8c4b8d2": "rwa_chain.bindings.i_settlement:ISettlement.InstructionNotDue",
    "b9cd0e1b": "rwa_chain.bindings.cash_token:CashToken.BalanceInsufficient",
    "baf4e14a": "rwa_chain.bindings.i_conversion_agent:IConversionAgent.PoolUnknown",
    "bc3a631e": "rwa_chain.bindings.i_distributor:IDistributor.FundingExcess",
    "bdbe5251": "rwa_chain.bindings.i_settlement:ISettlement.InstructionExpired",
    "c064f3d6": "rwa_chain.bindings.cash_token:CashToken.PaymentListsDiffer",
    "c2f31e5e": "rwa_chain.bindings.i_access_managed:IAccessManaged.AccessManagedInvalidAuthority",
    "c44edcd4": "rwa_chain.bindings.holder_count_rule:HolderCountRule.HolderCountExceeded",
    "c64d42d4": "rwa_chain.bindings.trading_halt_rule:TradingHaltRule.VenueHalted",
    "c9710d20": "rwa_chain.bindings.freeze_rule:FreezeRule.WalletFrozen",
    "ccf83eb1": "rwa_chain.bindings.i_distributor:IDistributor.SharesExceedTotal",
    "cf46891d": "rwa_chain.bindings.i_settlement:ISettlement.DelivererAffirmed",
    "d08e3fde": "rwa_chain.bindings.sanction_rule:SanctionRule.HolderSanctioned",
    "d1987449": "rwa_chain.bindings.investor_class_rule:InvestorClassRule.ClassInsufficient",
    "d1b1c946": "rwa_chain.bindings.tokenized_deposit:TokenizedDeposit.DepositsExceeded",
    "d485562b": "rwa_chain.bindings.i_offering:IOffering.OfferingStatusWrong",
    "d6571139": "rwa_chain.bindings.i_register:IRegister.UnitsHeld",
    "d78bce0c": "rwa_chain.bindings.ecdsa:ECDSA.ECDSAInvalidSignatureS",
    "db7275d8": "rwa_chain.bindings.interbank:Interbank.BankUnknown",
    "dedc0904": "rwa_chain.bindings.i_register:IRegister.RecordInstantUnknown",
    "e132b8eb": "rwa_chain.bindings.i_register:IRegister.RecordInstantsFull",
    "e29c245d": "rwa_chain.bindings.i_filings:IFilings.FilingExpired",
    "e34e1766": "rwa_chain.bindings.i_register:IRegister.WalletNotRecoverable",
    "e450d38c": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InsufficientBalance",
    "e602df05": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InvalidApprover",
    "e7735a13": "rwa_chain.bindings.i_distributor:IDistributor.PagesUneven",
    "e7b5f53b": "rwa_chain.bindings.verification_rule:VerificationRule.AdmissionExpired",
    "e7be4527": "rwa_chain.bindings.i_offering:IOffering.AllotmentSumWrong",
    "e8bc40e2": "rwa_chain.bindings.i_offering:IOffering.AllotmentRepeated",
    "ec33267e": "rwa_chain.bindings.i_offering:IOffering.ClosingNotOpen",
    "ec442f05": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InvalidReceiver",
    "ed9ce6c8": "rwa_chain.bindings.i_register:IRegister.HoldNotYours",
    "f173b9dd": "rwa_chain.bindings.i_distributor:IDistributor.SharesBelowTotal",
    "f3576e60": "rwa_chain.bindings.holding_cap_rule:HoldingCapRule.HoldingAboveCap",
    "f4937054": "rwa_chain.bindings.i_distributor:IDistributor.DistributionStatusUnfit",
    "f645eedf": "rwa_chain.bindings.ecdsa:ECDSA.ECDSAInvalidSignature",
    "f9eb7453": "rwa_chain.bindings.verification_rule:VerificationRule.NotAdmitted",
    "fadd51b1": "rwa_chain.bindings.i_venue_listing:IVenueListing.VenueExists",
    "fb8f41b2": "rwa_chain.bindings.ierc20_errors:IERC20Errors.ERC20InsufficientAllowance",
    "fce698f7": "rwa_chain.bindings.ecdsa:ECDSA.ECDSAInvalidSignatureLength",
    "fea926a1": "rwa_chain.bindings.i_settlement:ISettlement.LegCountUnfit",
}

_EVENTS = {
    "04906d8a9f80ed3fa270d512830928870e2ca0c16114ebb4f85ed052c67c94b2": ("rwa_chain.bindings.i_register:IRegister.PolicySet",),
    "04ea02547d6ddc0fc97fb1768735c28d68586e686d4c5c1836cf57d6cd3f315f": ("rwa_chain.bindings.i_tokenized_deposit:ITokenizedDeposit.BankFrozenSet",),
    "06de07e737598ccdcb6944d5a641c301689c7d171716409b974b86f3777beccf": ("rwa_chain.bindings.i_settlement:ISettlement.Affirmed",),
    "0901f66b361c9d53616a0c9e3ca31b64f82839e45ff5e37917a526bea7caf8af": ("rwa_chain.bindings.i_register:IRegister.HoldReleased",),
    "0a6387c9ea3628b88a633bb4f3b151770f70085117a15f9bf3787cda53f13d31": ("rwa_chain.bindings.ierc5267:IERC5267.EIP712DomainChanged",),
    "0a94fbe15a0ddbadfc15077a69292dd28a535c34f78b22a3fcac5463a9e1256d": ("rwa_chain.bindings.i_offering:IOffering.OfferingCancelled",),
    "0abcea874e5e11618033ee0e59393bd520b854cb1b0948ece43e802b492d8bbe": ("rwa_chain.bindings.i_conversion_agent:IConversionAgent.ConvertedToChain",),
    "0b1762dd0e36efb57124465206c5933e8125a41950aada81c9ce59de2059b936": ("rwa_chain.bindings.i_offering:IOffering.Allotted",),
    "13f2faf026e9e15aea0d0b92c0feb01f925395414b33aa5eff2190c71e0cfd03": ("rwa_chain.bindings.i_offering:IOffering.BooksOpened",),
    "23a7b33f35537148d512bb14da484d87fee5045a4c80182850206813b323f2eb": ("rwa_chain.bindings.i_register:IRegister.VenueHaltSet",),
    "23c6bd576838a0220a67c9a2f0dd613f0ee233e88e8c447da1c0aebc73e52e02": ("rwa_chain.bindings.i_distributor:IDistributor.DistributionDeclared",),
    "24f0b722902b28ad5b2c85db7b9677dc0816a1f6e644e8a9696b5cb5efb2d691": ("rwa_chain.bindings.i_offering:IOffering.ProceedsReleased",),
    "29d8e76e10bbe354ee843458b0331897bc40722f38f373c5d355b355af9cd50d": ("rwa_chain.bindings.i_tokenized_deposit:ITokenizedDeposit.DepositPaidIn",),
    "2d6043216bfff23dee8cce898b7303c80a06c6c6cbc8a782e7d425f97e7e6fe3": ("rwa_chain.bindings.i_offering:IOffering.Priced",),
    "2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad": ("rwa_chain.bindings.i_access_managed:IAccessManaged.AuthorityUpdated",),
    "3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc6": ("rwa_chain.bindings.i_settlement:ISettlement.Expired",),
    "36854c000330eb380fd892867b0f7a1f1c28f84adb857b78d1c3f9dc4e9082bb": ("rwa_chain.bindings.i_conversion_agent:IConversionAgent.PoolSet",),
    "37f7fee84bd656bac1447df96e3014d8a7e8352e960e827b202efad2f908ecd3": ("rwa_chain.bindings.i_settlement:ISettlement.Cancelled",),
    "38ad1ecbc9e25005f741d3300f683e80a5e207744b95e8ecc97d82093ee64477": ("rwa_chain.bindings.i_distributor:IDistributor.DistributionClosed",),
    "3c6963f61bc7cd98831ecaf08acb75bb3804c8544db0801b8761cd6e038b4d53": ("rwa_chain.bindings.i_offering:IOffering.OfferingClosed",),
    "3f101399653c488f8f3e3182bdbae05b6cd6f77df943c6f715ecfcdc9f1cbeed": ("rwa_chain.bindings.i_register:IRegister.HoldTaken",),
    "4d9f6a1db5d38789b547efd9454d1c279d98b0efd86cf70c15c3c69b62c3a7ff": ("rwa_chain.bindings.i_register:IRegister.IdentityRegistryReplaced",),
    "4e5b4ca7bd1e284930f1438acf04c486b772e3faea7d4792fab8ec6f1f07a265": ("rwa_chain.bindings.i_register:IRegister.ClosingSet",),
    "5176d357568d3da53d10c045b3e76dc1d56f952164f5c708f3121b67f15b0d60": ("rwa_chain.bindings.i_distributor:IDistributor.RestPaid",),
    "5520b14fe34b2dee1ad1d0701194626d62bbece27ccde818f7c21891133f327c": ("rwa_chain.bindings.i_register:IRegister.RecordInstantCancelled",),
    "59827a9898740dc87f0e01c9f27ae034611bb083f06d7eb3efaef27336e3c4dd": ("rwa_chain.bindings.i_offering:IOffering.OrderPlaced",),
    "5c45024f4c21ce6b8e27ec7c601a3207ea74ad98f11e838c8b7a8ee484a6b5a9": ("rwa_chain.bindings.i_distributor:IDistributor.KeptForHolder",),
    "601fe2878c835a9799f8e702d427cbc48983a80c11e3eba7e6af8b9f7b413c1c": ("rwa_chain.bindings.i_cash_token:ICashToken.CashIssued",),
    "65c4526cd9e26a0b3a9e1dc02fef21709e5bb3e81c76f8709d3fee16c4c0134c": ("rwa_chain.bindings.i_register:IRegister.HoldBroken",),
    "67eb2fdb940ae57465f1869d04a8f982b8cc20210e77a401a4e8212aed78b937": ("rwa_chain.bindings.i_distributor:IDistributor.HolderPaid",),
    "682d040d4c328021c72341a7cbab464ad5a9ac8b8bde288135f7d025e0bb81c4": ("rwa_chain.bindings.i_register:IRegister.PowersSet",),
    "68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e7": ("rwa_chain.bindings.register:Register.Frozen",),
    "6b8b48b3bd54ceeee82cec50fdbefe3c75126a36f5ee2e2ea44a5c30abeefd95": ("rwa_chain.bindings.i_register:IRegister.WalletSucceeded",),
    "6ec653939d00f262b9fb71621815c2f9a2f47b8b1c0399418efde8f1f9408f58": ("rwa_chain.bindings.i_tokenized_deposit:ITokenizedDeposit.DepositsUnbooked",),
    "6f1ba146b3e4c456fa2ec146f8696a49546b36a31433e88d82093c76dd6634d9": ("rwa_chain.bindings.i_register:IRegister.HoldsCancelled",),
    "6fe296e805108cd514fea415210be4016149b01eeb08effbe130951b6a5f6c0b": ("rwa_chain.bindings.i_offering:IOffering.FeePaid",),
    "77b813ca54e9f20f6f6ffb7290ff8b1a9fda1d5e8850d5dbbde37a4001d5920c": ("rwa_chain.bindings.i_interbank:IInterbank.InterbankPaid",),
    "7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e00448138": ("rwa_chain.bindings.i_cash_token:ICashToken.ForcedTransfer",),
    "7fa523c84ab8d7fc5b72f08b9e46dbbf10c39e119a075b3e317002d14bc9f436": ("rwa_chain.bindings.i_cash_token:ICashToken.AddressFrozen",),
    "7fd27ff0a5a0c6ca80cb154e677e805d0e526f58551d39d19840f68c5600f4d2": ("rwa_chain.bindings.i_register:IRegister.GenerationRaised",),
    "80228cc081d50413b66b6896c81a5c03edaa3760a4eeb4c6ca8e5a0622581a63": ("rwa_chain.bindings.i_venue_listing:IVenueListing.VenueAdded",),
    "82e1bb9abf7fbce7650c1920c21c9614a8e18a58e27b685325670794a75d2404": ("rwa_chain.bindings.i_distributor:IDistributor.DistributionFunded",),
    "83d6ad9434bf4bed9edad4072fe48920a30b21c16746b7b080067489c1e4f03f": ("rwa_chain.bindings.i_register:IRegister.CountryMapSet",),
    "84920810befd653dc6ce226fd03c280cecd653d678bd24f8bdf425fa5ee15374": ("rwa_chain.bindings.i_filings:IFilings.FilingRecorded",),
    "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925": ("rwa_chain.bindings.ierc20:IERC20.Approval",),
    "9103be71c603dacb94105ad97cb38251a5c7c8b02bd55e59f24e6baa82034887": ("rwa_chain.bindings.i_settlement:ISettlement.Instructed",),
    "918f96836430cdd931a0b6bf1a45a8557fc7167fa33866b51b6946b4ee638674": ("rwa_chain.bindings.i_offering:IOffering.AllotmentCompleted",),
    "9e0c2dcdfa1ef5e8adb7df0cf08a91013b62cb234f2394628dc2a921f1121ca2": ("rwa_chain.bindings.i_register:IRegister.EntrySynced",),
    "9e198578a93be7d372cb9d1c59097927286dd51ec24185af83985b4ee4835585": ("rwa_chain.bindings.i_distributor:IDistributor.DistributionCancelled",),
    "a362e1b4569f34d99c20d7bbcdb5dc3998df3a02ab9a5e7a5102b33a5475d43f": ("rwa_chain.bindings.i_venue_listing:IVenueListing.ListingChanged",),
    "a472168d027184f522bff15cb8a801143f7572dd94e10765d17a97b03a4b0769": ("rwa_chain.bindings.i_settlement_token:ISettlementToken.RailHoursSet",),
    "a49dcb99ff1593e316d0955614d970424bf97f34f406b6b75297ddb7e315b7db": ("rwa_chain.bindings.i_interbank:IInterbank.CallerSet",),
    "a5872865ef476ef6ecadef52fdd4a142b884787ec98b1d0b1a44c53408371836": ("rwa_chain.bindings.i_conversion_agent:IConversionAgent.ConvertedToExchange",),
    "a848b2e493e865a4c6fb9b81517e2b7bc0ee96161a3097d3a9b536e8efd06897": ("rwa_chain.bindings.i_distributor:IDistributor.CashAccepted",),
    "aabe1c292568d25f8b8d76a7fe5db801d744ebe4d8fd05601858e4ac85109f00": ("rwa_chain.bindings.i_distributor:IDistributor.KeptReleased",),
    "ada041172d7c46357a8db6f35b6c0a9fec55eac339df541ec08bb9dcbc173a9e": ("rwa_chain.bindings.i_interbank:IInterbank.BankSet",),
    "b29f02e81ca511ba6077afc2970dc8ed5510edd5580b58084c9fb690483806df": ("rwa_chain.bindings.i_offering:IOffering.GuidanceSet",),
    "b4d07b46f0155f91a832fd469725a4a63a719333d907bb5fee81d41d4aa1c8b2": ("rwa_chain.bindings.i_register:IRegister.OddLot",),
    "b6f811e087c1e21e3ccb8e5a9d3982e016784e3b11c6aebe0f9d863e683d2483": ("rwa_chain.bindings.i_filings:IFilings.IssueReported",),
    "b96449c2a879a29a061ac4a6c544b1e0e858e0908bcc89d3cfcc3cd5c6ea4fb0": ("rwa_chain.bindings.withholding_table:WithholdingTable.RateSet",),
    "bb4c2e69e5f4741d1ccd0f46b5eb6ec0566a4476986a16f2a5b8896195563ecf": ("rwa_chain.bindings.i_offering:IOffering.OrderWithdrawn",),
    "c0aa08b4de081cde898489a23d60f8720240b0b5a1d040487f5625cf50b144bf": ("rwa_chain.bindings.i_offering:IOffering.ProceedsHeld",),
    "c0acfc0ca01aaa37f98af0500f731db126c234be318c9dc9ac43ae58322cd328": ("rwa_chain.bindings.i_offering:IOffering.AllotmentSettled",),
    "cb258f8169ca2e28686b40c38f478f9db649b1c4a66ae092964e9fb0a3cf9575": ("rwa_chain.bindings.disclosure:Disclosure.DocumentRecorded",),
    "d0dff0cb8ffaeb5511c189bacbec58145f0061ffae213f012d9f59ec2e489d1c": ("rwa_chain.bindings.i_conversion_agent:IConversionAgent.ExchangeReassigned",),
    "d1387105e3c45851ff6291a20441448925bae79c6c2cc26ea2f46a71e8dad0da": ("rwa_chain.bindings.i_register:IRegister.EntryAdmitted",),
    "d5a6af45799d328908e137a712740ea680cea90a0af9fc8b8ba9f5441b47172b": ("rwa_chain.bindings.i_settlement:ISettlement.CancellationAgreed",),
    "d647759a2f3297cba8e32e398356f87d2583ecaaad1741fc2d5f7d67fd861984": ("rwa_chain.bindings.i_settlement:ISettlement.Settled",),
    "d9637352be5c279479fe1248dbebc9ec629c200ea8a4635d9d6205d16bcc128f": ("rwa_chain.bindings.i_settlement:ISettlement.Reaffirmed",),
    "db7a082dd0413c02a38b14f34fce477fd5aee9449de2f86d03908e6fc5637a1e": ("rwa_chain.bindings.i_distributor:IDistributor.TaxRemitted",),
    "dd08a7507ebf76c458563758cac1b21b835571fa8d3a70298e35189fbf203e68": ("rwa_chain.bindings.i_cash_token:ICashToken.CashRedeemed",),
    "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef": ("rwa_chain.bindings.ierc20:IERC20.Transfer",),
    "e64040c2a394fc50904b208b60495abbcf56a8eff89806cada4162c27dd5f643": ("rwa_chain.bindings.i_settlement:ISettlement.Failed",),
    "e6975c58519935ae152f7ee6d672c36d494886a8dfe84b3aa63ae0cf0e9e21b3": ("rwa_chain.bindings.i_register:IRegister.HoldPlaced",),
    "ea82777ef60ab2cab7c9739ebcb39d85d5037c3ab2844d0ffbd4b630f7169598": ("rwa_chain.bindings.i_settlement:ISettlement.AssetSet",),
    "eb7aca635ce927c1c1b0483fe0226841b1dbcac23d31d0768b1cbb6241ce95e2": ("rwa_chain.bindings.i_tokenized_deposit:ITokenizedDeposit.DepositsBooked",),
    "ec544229dab3bbf5b2f48d7cbe7b047cf01530ad1b75b5741a2c0079c3541f04": ("rwa_chain.bindings.i_filings:IFilings.RequiredDocumentsSet",),
    "ef04a32e18857b42f1660ce84c4aebc546df709f619f179221d04be13b93e549": ("rwa_chain.bindings.i_register:IRegister.RecordInstantScheduled",),
    "f0a13e9242adf7c9b2782b39745462282ceab7923a168ef41143607de4869e3e": ("rwa_chain.bindings.disclosure:Disclosure.DocumentWithdrawn",),
    "f56f6832cd5483e1cacb05a52f05bc191678cbb62daf7574a715814f94bf2ab2": ("rwa_chain.bindings.i_settlement_token:ISettlementToken.RailSwitched",),
    "f8e36a462cbd156b1b7692257e9bc0ad4aba9842cce7f23d49b4f00934d78a22": ("rwa_chain.bindings.i_tokenized_deposit:ITokenizedDeposit.DepositPaidOut",),
    "f9a4f8896a0a808015c711fb0488d67744a1230b2d849d58c970645c67104820": ("rwa_chain.bindings.i_cash_token:ICashToken.PaymentRefused",),
    "fcb1f484517d279c8d148967853d980a6d169d447399660a3731f9a60a137e69": ("rwa_chain.bindings.i_register:IRegister.CustomRulesSet",),
}

REGISTRY.register(errors=_ERRORS, events=_EVENTS)

__all__ = [
    "ECDSA",
    "IERC20",
    "IERC5267",
    "CashToken",
    "ConfigLib",
    "ConversionAgent",
    "CountryRule",
    "DayCount",
    "Disclosure",
    "Distributor",
    "ERC20Permit",
    "EntryFlags",
    "EntryLib",
    "FreezeRule",
    "HolderCountRule",
    "HoldingCapRule",
    "IAccessManaged",
    "IAdmissions",
    "ICanReceive",
    "ICashToken",
    "IComplianceRule",
    "IConversionAgent",
    "IDistributor",
    "IDocuments",
    "IERC20Errors",
    "IFilings",
    "IInstrument",
    "IInterbank",
    "IIssuance",
    "IOffering",
    "IRegister",
    "IRegisterSync",
    "ISettlement",
    "ISettlementToken",
    "ITokenizedDeposit",
    "IVenueListing",
    "IWithholding",
    "Interbank",
    "Interest",
    "InvestorClassRule",
    "LockUpRule",
    "MinimumHoldingRule",
    "Nonces",
    "Offering",
    "PolicyLib",
    "PolicySwitches",
    "Powers",
    "ReentrancyGuardTransient",
    "Register",
    "RegisterHistory",
    "SafeCast",
    "SanctionRule",
    "ScopedAccess",
    "Settlement",
    "SettlementToken",
    "ShortStrings",
    "TokenizedDeposit",
    "TradingHaltRule",
    "VenueListing",
    "VerificationRule",
    "WithholdingTable",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
