// Asset Tokenization Studio's contracts 8.0.0: one bond, deployed by the package's own scripts, with its own KYC list.
// Arguments: URL of a node, folder of packages. Prints gas by key as JSON.
const path = require("node:path");
const { createRequire } = require("node:module");

const [url, packages] = process.argv.slice(2);
const installed = createRequire(path.join(path.resolve(packages), "x.js"));
const say = console.log;
console.log = console.info = (...words) => console.error(...words);
const ats = installed("@hashgraph/asset-tokenization-contracts/scripts");
const { IAsset__factory: Asset, IFactory__factory: Factory } = installed("@hashgraph/asset-tokenization-contracts");
const { JsonRpcProvider, NonceManager, Wallet, ZeroAddress, MaxUint256 } = installed("ethers");

const HOLDERS = 100;
const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, pollingInterval: 20 });

async function party() {
  const wallet = Wallet.createRandom().connect(provider);
  await provider.send("anvil_setBalance", [wallet.address, "0x3635c9adc5dea00000"]);
  return new NonceManager(wallet);
}

async function used(sent) {
  const receipt = await (await sent).wait();
  if (receipt.status !== 1) throw new Error("a transaction was refused");
  return Number(receipt.gasUsed);
}

// Of every block from one to another, since the package's scripts send by themselves.
async function usedBetween(first, last) {
  let sum = 0n;
  for (let number = first; number <= last; number++) sum += (await provider.getBlock(number)).gasUsed;
  return Number(sum);
}

async function main() {
  const admin = await party();
  const before = (await provider.getBlockNumber()) + 1;
  const options = { deployOnlyBondConfig: true, saveOutput: false, ignoreCheckpoint: true, verifyDeployment: false };
  const system = await ats.deploySystemWithNewBlr(admin, "local", { ...options, confirmations: 1, enableRetry: false });
  const factory = Factory.connect(system.infrastructure.factory.proxy, admin);
  const me = await admin.getAddress();
  const now = (await provider.getBlock("latest")).timestamp;
  const security = {
    arePartitionsProtected: false,
    isMultiPartition: false,
    resolver: system.infrastructure.blr.proxy,
    rbacs: [],
    isControllable: true,
    isWhiteList: false,
    maxSupply: MaxUint256,
    erc20MetadataInfo: { name: "Peer", symbol: "PEER", decimals: 0, isin: "US0378331005" },
    clearingActive: false,
    internalKycActivated: true,
    externalPauses: [],
    externalControlLists: [],
    externalKycLists: [],
    erc20VotesActivated: false,
    compliance: ZeroAddress,
    identityRegistry: ZeroAddress,
  };
  const bond = await ats.deployBondFromFactory(
    {
      adminAccount: me,
      factory,
      securityData: security,
      bondDetails: {
        currency: ats.CURRENCIES.USD,
        nominalValue: 100,
        nominalValueDecimals: 2,
        startingDate: now + 3600,
        maturityDate: now + 365 * 86400,
      },
      proceedRecipients: [],
      proceedRecipientsData: [],
    },
    {
      regulationType: ats.RegulationType.REG_S,
      regulationSubType: ats.RegulationSubType.NONE,
      additionalSecurityData: { countriesControlListType: true, listOfCountries: "US", info: "peer" },
    },
  );
  const asset = Asset.connect(await bond.getAddress(), admin);
  for (const role of ["ROLE_ISSUER", "ROLE_KYC", "ROLE_SSI_MANAGER", "ROLE_FREEZE_MANAGER", "ROLE_CONTROLLER", "ROLE_AGENT"])
    await used(asset.grantRole(ats.ATS_ROLES[role], me));
  await used(asset.addIssuer(me));
  const found = { deploy: await usedBetween(before, await provider.getBlockNumber()) };

  const onboard = async (holder) =>
    used(asset.grantKyc(await holder.getAddress(), "credential", now - 1, now + 10 * 365 * 86400, me));
  const mint = async (holder, amount) => used(asset.issue(await holder.getAddress(), amount, "0x"));
  const [one, two, fresh, lost, other, stranger] = await Promise.all([...Array(6)].map(party));
  found.onboard = await onboard(one);
  for (const holder of [two, fresh, lost, other]) await onboard(holder);
  for (const holder of [one, two, lost, other]) await mint(holder, 10_000);
  const refused = await asset
    .connect(one)
    .transfer.staticCall(await stranger.getAddress(), 1)
    .then(() => false, () => true);
  if (!refused) throw new Error("a stranger could receive units: the peer is not set up as it should be");
  found.transfer = await used(asset.connect(one).transfer(await two.getAddress(), 10));
  found.transfer_new = await used(asset.connect(one).transfer(await fresh.getAddress(), 10));
  const holders = [];
  for (let count = 0; count < HOLDERS; count++) {
    const holder = await party();
    await onboard(holder);
    await mint(holder, 10);
    holders.push(await holder.getAddress());
  }
  found.batch_100 = await used(asset.connect(one).batchTransfer(holders, Array(HOLDERS).fill(10)));
  found.freeze_partial = await used(asset.freezePartialTokens(await two.getAddress(), 10));
  found.forced_transfer = await used(asset.forcedTransfer(await other.getAddress(), await one.getAddress(), 10));
  const successor = await party();
  found.recovery =
    (await onboard(successor)) +
    (await used(asset.recoveryAddress(await lost.getAddress(), await successor.getAddress(), ZeroAddress)));
  if ((await asset.balanceOf(await successor.getAddress())) !== 10_000n) throw new Error("the successor has not the units");
  say(JSON.stringify(found));
  provider.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
